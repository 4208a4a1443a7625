import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Matrix } from "../../../lib/algebra/matrix.js";
import { matrixExponential } from "../../../lib/algebra/matrixExponential.js";
import { haarRotation } from "../../../lib/group/haar.js";
import { associatedLegendre } from "../../../lib/harmonics/associatedLegendre.js";
import { s2Grid } from "../../../lib/harmonics/s2Grid.js";
import { sphereIntegral } from "../../../lib/harmonics/sphereIntegral.js";
import { sphericalHarmonics } from "../../../lib/harmonics/sphericalHarmonics.js";
import { sphericalHarmonicsGradient } from "../../../lib/harmonics/sphericalHarmonicsGradient.js";
import { clebschGordan } from "../../../lib/irreps/clebschGordan.js";
import { complexClebschGordan } from "../../../lib/irreps/coupling.js";
import { harmonicIrreps } from "../../../lib/irreps/irreps.js";
import { rotationGenerators } from "../../../lib/irreps/rotationGenerators.js";
import { wigner3j, wigner3jEntries } from "../../../lib/irreps/wigner3j.js";
import { wignerD, wignerDs } from "../../../lib/irreps/wignerD.js";
import { random } from "../../../lib/numbers/random.js";
import { softOneHot } from "../../../lib/radial/softOneHot.js";

/** By SymPy and mpmath: test/python/high_degree.py. */
interface Values {
  readonly couplings: readonly { readonly of: readonly number[]; readonly value: number }[];
  readonly harmonics: readonly {
    readonly l: number;
    readonly m: number;
    readonly point: readonly number[];
    readonly value: number;
  }[];
  readonly turns: readonly {
    readonly l: number;
    readonly a: number;
    readonly b: number;
    readonly beta: number;
    readonly value: number;
  }[];
  readonly exponentials: readonly { readonly of: Matrix; readonly value: Matrix }[];
}

const values = JSON.parse(
  readFileSync(new URL("../../../../test/lib/irreps/fixtures/highDegree.json", import.meta.url), "utf8"),
) as Values;

const near = (found: number, expected: number, error: number, what: unknown): void =>
  assert.ok(Math.abs(found - expected) <= error, `${JSON.stringify(what)}: ${found} is not ${expected}`);

/** The largest of |D D^T - 1| over some pairs of rows. */
function unorthogonality(D: Float64Array, size: number): number {
  const stream = random(5);
  let largest = 0;
  for (let n = 0; n < 300; n++) {
    const i = stream.integer(size);
    const j = n % 3 === 0 ? i : n % 3 === 1 ? Math.min(size - 1, i + 1) : stream.integer(size);
    let dot = 0;
    for (let k = 0; k < size; k++) dot += D[i * size + k]! * D[j * size + k]!;
    largest = Math.max(largest, Math.abs(dot - (i === j ? 1 : 0)));
  }
  return largest;
}

describe("at high degree", () => {
  it("Clebsch-Gordan coefficients are SymPy's, to l1 + l2 + l3 = 1200 and beyond", () => {
    assert.equal(values.couplings.length, 15);
    for (const { of, value } of values.couplings) {
      const [l1, m1, l2, m2, l3, m3] = of as [number, number, number, number, number, number];
      near(complexClebschGordan([l1, m1], [l2, m2], [l3, m3]), value, 4e-15 * Math.abs(value), of);
    }
  });

  it("3j symbols keep norm 1 and their symmetry where whole numbers pass 2^1024", () => {
    for (const l of [
      [1, 299, 300],
      [2, 700, 701],
      [30, 280, 300],
      [150, 150, 150],
    ] as const) {
      const norm = wigner3jEntries(l[0], l[1], l[2]).reduce((sum, [, , , value]) => sum + value * value, 0);
      near(norm, 1, 1e-12, l);
    }
  });

  it("the matrices of rotations are mpmath's, entry by entry", () => {
    assert.equal(values.turns.length, 35);
    for (const { l, a, b, beta, value } of values.turns) {
      const D = wignerDs(l, [{ alpha: 0, beta, gamma: 0 }]);
      near(D[(l + a) * (2 * l + 1) + l + b]!, value, 2e-16 * l, { l, a, b, beta });
    }
  });

  it("the matrices of rotations are orthogonal to degree 2895, the last that is not refused", () => {
    const stream = random(1);
    for (const [l, error] of [
      [100, 1e-13],
      [264, 2e-13],
      [272, 2e-13],
      [1000, 1e-12],
      [2895, 3e-12],
    ] as const) {
      const D = wignerDs(l, [haarRotation(3, stream)]);
      near(unorthogonality(D, 2 * l + 1), 0, error, l);
    }
    for (const beta of [0, 1e-200, 1e-12, Math.PI - 1e-12, Math.PI]) {
      near(unorthogonality(wignerDs(500, [{ alpha: 0.3, beta, gamma: -2 }]), 1001), 0, 1e-12, beta);
    }
    assert.throws(() => wignerD(2896, [1, 0, 0, 0]), { name: "RangeError", message: /up to 2895/ });
  });

  it("harmonics are mpmath's on both sides of degree 1478, and add up to 2l + 1 to degree 3000", () => {
    assert.equal(values.harmonics.length, 65);
    for (const { l, m, point, value } of values.harmonics) {
      const found = sphericalHarmonics([l], point)[l + m]!;
      near(found, value, 1e-12 * Math.sqrt(2 * l + 1), { l, m, point });
    }
    for (const [l, point] of [
      [1478, [0, 1, 0]],
      [1657, [0.3, 1, 0.2]],
      [3000, [0.3, -0.5, 0.7]],
      [3000, [1e-200, 0, 0]],
    ] as const) {
      const square = sphericalHarmonics([l], point).reduce((sum, Y) => sum + Y * Y, 0);
      near(square / (2 * l + 1), 1, 1e-11, l);
    }
    const typed = sphericalHarmonics([1500], new Float64Array([0.3, 1, 0.2]));
    assert.deepEqual([...typed], sphericalHarmonics([1500], [0.3, 1, 0.2]));
  });

  it("harmonics turn by the matrices, and their gradients are those of mpmath's three-term formula", () => {
    const [R, x] = [haarRotation(3, random(2)), [0.3, -0.5, 0.8]];
    const l = 600;
    const [before, after] = [x, R.map((row) => row.reduce((sum, entry, k) => sum + entry * x[k]!, 0))].map(
      (point) => sphericalHarmonics([l], point, { normalization: "norm" }),
    ) as [number[], number[]];
    const D = wignerDs(l, [R]);
    const size = 2 * l + 1;
    for (let i = 0; i < size; i += 7) {
      const turned = before.reduce((sum, Y, j) => sum + D[i * size + j]! * Y, 0);
      near(turned, after[i]!, 1e-12, i);
    }
    for (const degree of [270, 300, 1600]) {
      // The sum of |grad Y|^2 over a degree is l (l + 1) (2l + 1), and l Y = x . grad Y of solid harmonics.
      const gradient = sphericalHarmonicsGradient([degree], [0.6, 0, 0.8]);
      const total = gradient.flat().reduce((sum, entry) => sum + entry * entry, 0);
      near(total / (degree * (degree + 1) * (2 * degree + 1)), 1, 1e-11, degree);
    }
  });

  it("the exponential is that of the plain series in 1600 digits, overscaled by none of the entries", () => {
    assert.equal(values.exponentials.length, 14);
    for (const { of, value } of values.exponentials) {
      const found = matrixExponential(of);
      for (const [i, row] of value.entries()) {
        for (const [j, expected] of row.entries()) {
          // Entry by entry where A is triangular or balanced; else as the conditioning of these two allows.
          const error = 2e-12 * Math.max(Math.abs(expected), of.length === 3 ? 1e-3 : 0);
          near(found[i]![j]!, expected, error, { of, i, j });
        }
      }
    }
    for (const A of [
      [[710]],
      [
        [800, -800],
        [-800, 800],
      ],
      [[1e308]],
    ]) {
      assert.throws(() => matrixExponential(A), {
        name: "RangeError",
        message: /range of float64, up to 1.8e308/,
      });
    }
    assert.deepEqual(matrixExponential([]), []);
  });

  it("sizes that no memory can hold are refused before any is allocated, and so are invalid degrees", () => {
    const tooLarge: readonly (() => unknown)[] = [
      () => sphericalHarmonics([1e6], [1, 0, 0]),
      () => sphericalHarmonics(1e9, [1, 0, 0]),
      () => sphericalHarmonicsGradient(1e9, [1, 0, 0]),
      () => wignerD(1e9, [1, 0, 0, 0]),
      () => wignerDs(1e9, [[1, 0, 0, 0]]),
      () => associatedLegendre(1e9, 0),
      () => s2Grid(1e9, 3),
      () => sphereIntegral(() => 1, 1e9),
      () => rotationGenerators(1e9),
      () => harmonicIrreps(1e9),
      () => softOneHot({ basis: "gaussian", end: 1, number: 1e9, cutoff: true }),
      () => wigner3j(5000, 5000, 5000),
      () => wigner3jEntries(5000, 5000, 5000),
    ];
    for (const make of tooLarge) {
      assert.throws(make, { name: "RangeError", message: /expected at most 33554432 numbers .*: use / });
    }
    assert.throws(() => clebschGordan(1e9, 1e9, 1e9), {
      name: "RangeError",
      message: /up to 5000, got 1000000000/,
    });
    for (const l of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const make of [
        (l: number) => wignerDs(l, [[1, 0, 0, 0]]),
        harmonicIrreps,
        rotationGenerators,
        (l: number) => associatedLegendre(l, 0),
      ])
        assert.throws(() => make(l), { name: "RangeError", message: /expected a degree l = 0, 1, 2/ });
    }
  });

  it("solid harmonics of vectors too long for float64 are refused, not infinite", () => {
    const options = { normalize: false };
    for (const make of [
      () => sphericalHarmonics([1500], [2, 0, 0], options),
      () => sphericalHarmonicsGradient([1500], [2, 0, 0], options),
    ]) {
      assert.throws(make, {
        name: "RangeError",
        message: /up to the length 1\.6\d, got \[2, 0, 0\]: use a larger unit/,
      });
    }
    assert.ok(sphericalHarmonics(700, [2, 0.1, 0], options).every(Number.isFinite));
    assert.ok(sphericalHarmonics(1000, [1.9, 0.1, 0], options).every(Number.isFinite));
    assert.equal(sphericalHarmonics([1], [1e200, 0, 0], options)[0], Math.sqrt(3) * 1e200);
  });
});

describe("of the identity", () => {
  it("the matrix is 1 to the last digit, and of degree 1 that of the rotation itself", () => {
    const stream = random(3);
    for (const l of [0, 1, 2, 5, 30]) {
      const D = wignerD(l, [1, 0, 0, 0]);
      assert.deepEqual(
        D,
        D.map((row, i) => row.map((_, j) => (i === j ? 1 : 0))),
      );
    }
    for (let n = 0; n < 20; n++) {
      const R = haarRotation(3, stream);
      assert.deepEqual(wignerD(1, R), R);
    }
  });
});
