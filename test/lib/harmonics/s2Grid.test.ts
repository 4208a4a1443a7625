import assert from "node:assert/strict";
import { matvec } from "../../../lib/algebra/matrix.js";
import { haarRotation } from "../../../lib/group/haar.js";
import { s2Grid } from "../../../lib/harmonics/s2Grid.js";
import { fromS2Grid, toS2Grid } from "../../../lib/harmonics/s2Transform.js";
import { sphereIntegral } from "../../../lib/harmonics/sphereIntegral.js";
import { sphericalHarmonics } from "../../../lib/harmonics/sphericalHarmonics.js";
import { wignerD } from "../../../lib/irreps/wignerD.js";
import { random } from "../../../lib/numbers/random.js";
import { largestError, reference } from "../../support/e3nn/reference.js";

type Rows = readonly (readonly number[])[];
interface Reference {
  readonly s2grid: {
    readonly x: Rows;
    readonly grid: readonly Rows[];
    readonly back: Rows;
    readonly betas: readonly number[];
    readonly alphas: readonly number[];
  };
}

/** 1 * 3 * 5 * ... * n */
const doubleFactorial = (n: number): number => (n <= 1 ? 1 : n * doubleFactorial(n - 2));

/** The integral of x^a y^b z^c over the sphere. */
function monomial(a: number, b: number, c: number): number {
  if (a % 2 === 1 || b % 2 === 1 || c % 2 === 1) return 0;
  const above = doubleFactorial(a - 1) * doubleFactorial(b - 1) * doubleFactorial(c - 1);
  return (4 * Math.PI * above) / doubleFactorial(a + b + c + 1);
}

describe("s2Grid", () => {
  it("agrees with e3nn's grid and both its transforms", () => {
    const { x, grid, back, betas, alphas } = reference<Reference>("layers").s2grid;
    const own = s2Grid(10, 9);
    assert.ok(largestError(own.betas, betas) < 1e-14);
    assert.ok(largestError(own.alphas, alphas) < 1e-14);
    assert.ok(largestError(toS2Grid(x[0]!, own), grid[0]!) < 1e-12);
    assert.ok(largestError(fromS2Grid(grid[0]!, own, 4), back[0]!) < 1e-12);
  });

  it("integrates every polynomial up to its degree exactly, and not one above it", () => {
    for (let degree = 0; degree <= 12; degree++) {
      for (let a = 0; a <= degree; a++) {
        for (let b = 0; a + b <= degree; b++) {
          for (const c of [0, degree - a - b]) {
            const found = sphereIntegral(([x, y, z]) => x ** a * y ** b * z ** c, degree);
            assert.ok(Math.abs(found - monomial(a, b, c)) < 1e-13, `${a} ${b} ${c} at degree ${degree}`);
          }
        }
      }
    }
    assert.equal(s2Grid(10, 9).degree, 8);
    const [coarse, exact] = [sphereIntegral(([x]) => x ** 8, 5), monomial(8, 0, 0)];
    assert.ok(Math.abs(coarse - exact) > 1e-3);
  });

  it("has positive weights that add up to the area, and points on the sphere that its angles say", () => {
    for (const [b, a] of [
      [1, 1],
      [2, 5],
      [9, 4],
      [50, 49],
    ] as const) {
      const { weights, points } = s2Grid(b, a);
      assert.ok(weights.every((w) => w > 0));
      assert.ok(Math.abs(a * weights.reduce((sum, w) => sum + w, 0) - 4 * Math.PI) < 1e-13);
      assert.ok(points.flat().every((p) => Math.abs(Math.hypot(...p) - 1) < 1e-15));
    }
  });

  it("refuses invalid resolutions", () => {
    assert.throws(() => s2Grid(0, 5), { name: "RangeError", message: /got 0 and 5: degree l needs 2l \+ 1/ });
    assert.throws(() => s2Grid(5, 2.5), { name: "RangeError", message: /got 5 and 2.5/ });
  });
});

describe("toS2Grid and fromS2Grid", () => {
  const stream = random(1);
  const coefficients = (lmax: number): number[] =>
    Array.from({ length: (lmax + 1) ** 2 }, () => stream.normal());

  it("are inverse to each other if the grid is fine enough", () => {
    for (const normalization of ["component", "norm", "integral"] as const) {
      for (const lmax of [0, 1, 5, 11, 20]) {
        const c = coefficients(lmax);
        const grid = s2Grid(2 * lmax + 1 + (lmax % 3), 2 * lmax + 1);
        const back = fromS2Grid(toS2Grid(c, grid, { normalization }), grid, lmax, { normalization });
        assert.ok(largestError(back, c) < 1e-12);
      }
    }
  });

  it("are sums of harmonics, at every point", () => {
    const [c, grid] = [coefficients(4), s2Grid(9, 9)];
    const values = toS2Grid(c, grid, { normalization: "integral" });
    const expected = grid.points.map((row) =>
      sphericalHarmonics(4, row, { normalization: "integral" }).map((Y) =>
        Y.reduce((sum, y, i) => sum + y * c[i]!, 0),
      ),
    );
    assert.ok(largestError(values, expected) < 1e-13);
  });

  it("keep the square in the normalisation 'integral' (Parseval)", () => {
    const [c, grid] = [coefficients(6), s2Grid(13, 13)];
    const values = toS2Grid(c, grid, { normalization: "integral" });
    const square = values.reduce(
      (sum, row, b) => sum + grid.weights[b]! * row.reduce((part, f) => part + f * f, 0),
      0,
    );
    assert.ok(Math.abs(square / c.reduce((sum, x) => sum + x * x, 0) - 1) < 1e-13);
  });

  it("commute with rotations: the coefficients D(R) c are those of f(R^-1 n)", () => {
    const [lmax, grid] = [3, s2Grid(7, 7)];
    for (let n = 0; n < 1000; n++) {
      const [c, R] = [coefficients(lmax), haarRotation(3, stream)];
      const inverse = R[0]!.map((_, j) => R.map((row) => row[j]!));
      const values = grid.points.map((row) =>
        row.map((p) =>
          sphericalHarmonics(lmax, matvec(inverse, p), { normalization: "integral" }).reduce(
            (sum, Y, i) => sum + Y * c[i]!,
            0,
          ),
        ),
      );
      const turned = [0, 1, 2, 3].flatMap((l) => matvec(wignerD(l, R), c.slice(l * l, (l + 1) * (l + 1))));
      const found = fromS2Grid(values, grid, lmax, { normalization: "integral" });
      assert.ok(largestError(found, turned) < 1e-11);
      assert.ok(largestError(found, c) > 1e-3);
    }
  });

  it("refuse coefficients, values and grids that do not fit, and say which grid would", () => {
    assert.throws(() => toS2Grid([1, 2], s2Grid(5, 5)), {
      name: "RangeError",
      message: /1, 4, 9, 16, ..., got 2/,
    });
    assert.throws(() => toS2Grid([], s2Grid(5, 5)), { name: "RangeError", message: /got 0/ });
    assert.throws(() => fromS2Grid([[1]], s2Grid(5, 5), 1), {
      name: "RangeError",
      message: /5 x 5, got 1 rows/,
    });
    const grid = s2Grid(4, 5);
    assert.throws(() => fromS2Grid(toS2Grid([1], grid), grid, 2), {
      name: "RangeError",
      message: /lmax = 2, got 4 x 5: use s2Grid\(5, 5\)/,
    });
    // @ts-expect-error: no such normalisation
    assert.throws(() => toS2Grid([1], grid, { normalization: "none" }), { message: /got "none"/ });
  });
});
