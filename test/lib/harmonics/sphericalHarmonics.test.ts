import assert from "node:assert/strict";
import { matvec } from "../../../lib/algebra/matrix.js";
import { haarRotation } from "../../../lib/group/haar.js";
import { associatedLegendre } from "../../../lib/harmonics/associatedLegendre.js";
import type { Normalization } from "../../../lib/harmonics/normalization.js";
import { s2Grid } from "../../../lib/harmonics/s2Grid.js";
import { fromS2Grid, toS2Grid } from "../../../lib/harmonics/s2Transform.js";
import { sphereIntegral } from "../../../lib/harmonics/sphereIntegral.js";
import { sphericalHarmonics } from "../../../lib/harmonics/sphericalHarmonics.js";
import { sphericalHarmonicsGradient } from "../../../lib/harmonics/sphericalHarmonicsGradient.js";
import { irreps } from "../../../lib/irreps/irreps.js";
import { irrepsD } from "../../../lib/irreps/irrepsD.js";
import { wignerD } from "../../../lib/irreps/wignerD.js";
import { type Random, random } from "../../../lib/numbers/random.js";
import { fill, largestError, reference } from "../../support/e3nn/reference.js";

type Rows = readonly (readonly number[])[];
interface Reference {
  readonly vectors: Rows;
  readonly component: Rows;
  readonly integral_l3: Rows;
  readonly norm_l3: Rows;
  readonly component_unnormalized_l4: Rows;
  readonly vjp_component_l8: { readonly grad: Rows };
}

const vector = (stream: Random): [number, number, number] => [
  stream.normal(),
  stream.normal(),
  stream.normal(),
];
const scaled = (x: readonly number[], factor: number): number[] => x.map((entry) => factor * entry);
const dot = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, entry, i) => sum + entry * y[i]!, 0);
/** The part of degree l. */
const part = (Y: readonly number[], l: number): number[] => Y.slice(l * l, (l + 1) * (l + 1));

describe("sphericalHarmonics", () => {
  it("agree with e3nn in all three normalisations, and as solid harmonics", () => {
    const stored = reference<Reference>("sh");
    const { vectors } = stored;
    assert.equal(vectors.length, 12);
    const integral = sphericalHarmonics(3, vectors, { normalization: "integral" });
    const solid = sphericalHarmonics(4, vectors, { normalize: false });
    assert.ok(largestError(sphericalHarmonics(8, vectors), stored.component) < 1e-12);
    assert.ok(largestError(integral, stored.integral_l3) < 1e-12);
    assert.ok(
      largestError(sphericalHarmonics(3, vectors, { normalization: "norm" }), stored.norm_l3) < 1e-12,
    );
    assert.ok(largestError(solid, stored.component_unnormalized_l4) < 1e-12);
  });

  it("have e3nn's gradients", () => {
    const { vectors, vjp_component_l8 } = reference<Reference>("sh");
    const upstream = fill(2, 12 * 81);
    const gradients = sphericalHarmonicsGradient(8, vectors).map((rows, n) =>
      [0, 1, 2].map((k) => rows.reduce((sum, row, i) => sum + row[k]! * upstream[81 * n + i]!, 0)),
    );
    assert.ok(largestError(gradients, vjp_component_l8.grad) < 1e-11);
  });

  it("of degree 1 are sqrt 3 (x, y, z), of degree 2 the products, of degree 0 the constant 1", () => {
    const [x, y, z] = [0.48, -0.6, 0.64];
    const r = Math.sqrt(3);
    assert.ok(largestError(sphericalHarmonics(1, [x, y, z]), [1, r * x, r * y, r * z]) < 1e-15);
    const five = Math.sqrt(15);
    const products = [
      five * x * z,
      five * x * y,
      Math.sqrt(5) * (y * y - (x * x + z * z) / 2),
      five * y * z,
      (five / 2) * (z * z - x * x),
    ];
    assert.ok(largestError(sphericalHarmonics([2], [x, y, z]), products) < 1e-15);
    assert.deepEqual(sphericalHarmonics([0], [[0, 0, 0]]), [[1]]);
    // A list of degrees is taken as it is, in its order.
    const [one, two] = [sphericalHarmonics([1], [x, y, z]), sphericalHarmonics([2], [x, y, z])];
    assert.deepEqual(sphericalHarmonics([2, 1, 2], [x, y, z]), [...two, ...one, ...two]);
  });

  it("turn by wignerD: Y(R x) = D(R) Y(x), and not by its transpose", () => {
    const stream = random(1);
    for (let n = 0; n < 1000; n++) {
      const l = n < 40 ? n : n % 9;
      const [R, x] = [haarRotation(3, stream), vector(stream)];
      const turned = sphericalHarmonics([l], matvec(R, x));
      const Y = sphericalHarmonics([l], x);
      assert.ok(largestError(turned, matvec(wignerD(l, R), Y)) < 1e-11, `l = ${l}`);
      if (l === 0) continue;
      const backwards = R[0]!.map((_, j) => R.map((row) => row[j]!));
      assert.ok(largestError(turned, matvec(wignerD(l, backwards), Y)) > 1e-6);
    }
  });

  it("obey the addition theorem, sum_m Y_lm(x) Y_lm(y) = (2l + 1) P_l(x.y)", () => {
    const stream = random(2);
    for (let n = 0; n < 1000; n++) {
      const [x, y] = [vector(stream), vector(stream)].map((v) => scaled(v, 1 / Math.hypot(...v)));
      const cosine = Math.max(-1, Math.min(1, dot(x!, y!)));
      const [X, Y, P] = [
        sphericalHarmonics(11, x!),
        sphericalHarmonics(11, y!),
        associatedLegendre(11, cosine),
      ];
      for (let l = 0; l <= 11; l++) {
        const sum = dot(part(X, l), part(Y, l));
        assert.ok(Math.abs(sum - (2 * l + 1) * P[l]![0]!) < 1e-11 * (2 * l + 1));
      }
      // The control: with one order's sign changed it fails.
      const off = dot(part(X, 2), part(Y, 2)) - 2 * X[4]! * Y[4]!;
      if (Math.abs(X[4]! * Y[4]!) > 0.01) assert.ok(Math.abs(off - 5 * P[2]![0]!) > 1e-3);
    }
  });

  it("are orthogonal on the sphere, of the size that each normalisation says", () => {
    const size: Record<Normalization, (l: number) => number> = {
      component: () => 4 * Math.PI,
      norm: (l) => (4 * Math.PI) / (2 * l + 1),
      integral: () => 1,
    };
    for (const normalization of ["component", "norm", "integral"] as const) {
      for (let i = 0; i < 25; i++) {
        for (let j = i; j < 25; j++) {
          const found = sphereIntegral((p) => {
            const Y = sphericalHarmonics(4, p, { normalization });
            return Y[i]! * Y[j]!;
          }, 8);
          const expected = i === j ? size[normalization](Math.floor(Math.sqrt(i))) : 0;
          assert.ok(Math.abs(found - expected) < 1e-13);
        }
      }
    }
    // The control: nodes for degree 4 are too few for products of two harmonics of degree 4.
    const square = (degree: number): number =>
      sphereIntegral((p) => sphericalHarmonics([4], p, { normalization: "integral" })[4]! ** 2, degree);
    assert.ok(Math.abs(square(8) - 1) < 1e-13 && Math.abs(square(4) - 1) > 1e-3);
  });

  it("of irreps are those of their copies, with the parity that harmonics of a vector or pseudovector have", () => {
    const x = [0.3, -0.5, 0.7];
    for (const [text, degrees] of [
      ["1o + 2e", [1, 2]],
      ["1e + 2e + 3e", [1, 2, 3]],
      ["2x1o + 0e", [1, 1, 0]],
      ["2e + 4e", [2, 4]],
    ] as const) {
      assert.deepEqual(sphericalHarmonics(text, x), sphericalHarmonics(degrees, x));
      assert.deepEqual(sphericalHarmonics(irreps(text), [x]), [sphericalHarmonics(degrees, x)]);
      assert.deepEqual(sphericalHarmonicsGradient(text, x), sphericalHarmonicsGradient(degrees, x));
    }
    // They turn as the irreps say, reflections too: Y(Q x) = D(Q) Y(x).
    const Q = haarRotation(3, random(20)).map((row) => row.map((entry) => -entry));
    const turned = sphericalHarmonics("1o + 2e + 3o", matvec(Q, x));
    assert.ok(
      largestError(turned, matvec(irrepsD("1o + 2e + 3o", Q), sphericalHarmonics("1o + 2e + 3o", x))) < 1e-14,
    );
    for (const [text, message] of [
      ["2o", /got 1?x?2o.*write 2e/],
      ["1o + 1e", /as for a vector, got 1e .*write 1o/],
      ["1e + 3o", /as for a pseudovector, got 3o .*write 3e/],
      ["0o", /those of even degree even, got 0o/],
      ["", /at least one degree/],
    ] as const)
      assert.throws(() => sphericalHarmonics(text, x), { name: "RangeError", message });
  });

  it("take points and degrees in lists and in typed arrays alike", () => {
    const points = [
      [1, 2, 3],
      [0.5, 0, -1],
    ];
    const flat = points.flat();
    const expected = sphericalHarmonics(3, points);
    assert.deepEqual(
      sphericalHarmonics(
        3,
        points.map((point) => Float32Array.from(point)),
      ),
      expected,
    );
    assert.deepEqual([...sphericalHarmonics(3, Float32Array.from(flat))], expected.flat());
    assert.deepEqual(sphericalHarmonics(Int32Array.of(0, 1, 2, 3), points), expected);
    const gradients = sphericalHarmonicsGradient(3, points);
    assert.deepEqual(
      sphericalHarmonicsGradient(
        3,
        points.map((point) => Float64Array.from(point)),
      ),
      gradients,
    );
    assert.deepEqual([...sphericalHarmonicsGradient(3, Float32Array.from(flat))], gradients.flat(2));
    const grid = s2Grid(7, 7);
    const c = [1, 2, 3, 4];
    const values = toS2Grid(Float64Array.from(c), grid);
    assert.deepEqual(values, toS2Grid(c, grid));
    assert.ok(
      largestError(
        fromS2Grid(
          values.map((row) => Float64Array.from(row)),
          grid,
          1,
        ),
        c,
      ) < 1e-14,
    );
  });

  it("stay finite and of the right size at degree 200, and for very long and very short vectors", () => {
    const stream = random(3);
    for (const length of [1e-200, 1, 1e200]) {
      const Y = sphericalHarmonics(200, scaled(vector(stream), length));
      for (const l of [0, 1, 50, 200]) {
        const square = dot(part(Y, l), part(Y, l));
        assert.ok(Math.abs(square / (2 * l + 1) - 1) < 1e-11);
      }
    }
  });

  it("as solid harmonics are homogeneous of degree l, and 0 at the origin but for l = 0", () => {
    const stream = random(4);
    for (let n = 0; n < 50; n++) {
      const x = vector(stream);
      const Y = sphericalHarmonics(6, x, { normalize: false });
      const twice = sphericalHarmonics(6, scaled(x, 2), { normalize: false });
      for (let l = 0; l <= 6; l++)
        assert.ok(largestError(part(twice, l), scaled(part(Y, l), 2 ** l)) < 1e-14);
    }
    assert.deepEqual(sphericalHarmonics(2, [0, 0, 0], { normalize: false }), [1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("of a typed array of points are those of its vectors, in a new array or in the one given", () => {
    const stream = random(8);
    // Of one length after the other: the slower way of dividing by it is met too.
    const points = [1, 1e-200, 1e200, 3, 0.1].map((length) => scaled(vector(stream), length));
    const near = points.map((point) => scaled(point, 1 / Math.hypot(...point)));
    for (const degrees of [0, 3, 8, [2, 1, 2], [0]]) {
      for (const normalization of ["component", "norm", "integral"] as const) {
        for (const [normalize, vectors] of [
          [true, points],
          [false, near],
        ] as const) {
          const options = { normalization, normalize };
          const flat = new Float64Array(vectors.flat());
          const expected = sphericalHarmonics(degrees, vectors, options).flat();
          const found = sphericalHarmonics(degrees, flat, options);
          assert.ok(largestError([...found], expected) < 1e-15);
          const into = new Float64Array(found.length).fill(7);
          assert.equal(sphericalHarmonics(degrees, flat, { ...options, into }), into);
          assert.deepEqual(into, found);
          // The control: with the points in another order they differ.
          const turned = sphericalHarmonics(degrees, flat.toReversed(), options);
          if (degrees === 3) assert.ok(largestError([...turned], expected) > 1e-3);
        }
      }
    }
    assert.deepEqual(sphericalHarmonics(2, new Float64Array(0)), new Float64Array(0));
  });

  it("of a typed array refuse what is not a list of vectors, and an output array of another size", () => {
    assert.throws(() => sphericalHarmonics(1, new Float64Array(4)), {
      name: "RangeError",
      message: /3 n in a row, got 4/,
    });
    assert.throws(() => sphericalHarmonics(1, new Float64Array(6)), { message: /got \[0, 0, 0\]/ });
    assert.throws(() => sphericalHarmonics(1, new Float64Array([1, Number.NaN, 0])), {
      message: /\[1, NaN, 0\]/,
    });
    assert.throws(
      () => sphericalHarmonics(1, new Float64Array([1, 2, 3, 4, 5, 6]), { into: new Float64Array(4) }),
      { name: "RangeError", message: /2 x 4 = 8 numbers in "into", got 4/ },
    );
  });

  it("refuse a zero vector, and invalid points, degrees and normalisations", () => {
    assert.throws(
      () =>
        sphericalHarmonics(1, [
          [1, 0, 0],
          [0, 0, 0],
        ]),
      {
        name: "RangeError",
        message: /a vector with a direction, got \[0, 0, 0\]: .*self-edge.*normalize: false/,
      },
    );
    assert.throws(() => sphericalHarmonicsGradient(1, [0, 0, 0]), {
      name: "RangeError",
      message: /direction/,
    });
    assert.throws(() => sphericalHarmonics(1, [1, 2]), {
      name: "RangeError",
      message: /3 finite .* \[1, 2\]/,
    });
    assert.throws(() => sphericalHarmonics(1, [1, Number.NaN, 0]), { message: /\[1, NaN, 0\]/ });
    assert.throws(() => sphericalHarmonics(1.5, [1, 0, 0]), { message: /expected a degree .* got 1.5/ });
    assert.throws(() => sphericalHarmonics([1, -2], [1, 0, 0]), { message: /got -2/ });
    assert.throws(() => sphericalHarmonics([], [1, 0, 0]), { message: /at least one degree/ });
    // @ts-expect-error: no such normalisation
    assert.throws(() => sphericalHarmonics(1, [1, 0, 0], { normalization: "racah" }), {
      name: "RangeError",
      message: /"component", "norm" or "integral", got "racah"/,
    });
  });
});

describe("sphericalHarmonicsGradient", () => {
  it("is the limit of differences, normalised or not", () => {
    const stream = random(5);
    for (let n = 0; n < 40; n++) {
      const options = { normalize: n % 2 === 0, normalization: "norm" } as const;
      const x = vector(stream);
      const gradient = sphericalHarmonicsGradient(6, x, options);
      const h = 1e-5;
      for (const k of [0, 1, 2]) {
        const [more, less] = [h, -h].map((step) =>
          sphericalHarmonics(6, x.with(k, x[k]! + step) as [number, number, number], options),
        );
        for (const [i, row] of gradient.entries()) {
          const difference = (more![i]! - less![i]!) / (2 * h);
          const size = Math.max(1, ...gradient.flat().map(Math.abs));
          assert.ok(Math.abs(difference - row[k]!) < 1e-6 * size);
        }
      }
    }
  });

  it("is orthogonal to the vector if it is normalised, and has the component l Y along it if it is not (Euler)", () => {
    const stream = random(6);
    for (let n = 0; n < 200; n++) {
      const x = vector(stream);
      for (const row of sphericalHarmonicsGradient(5, x))
        assert.ok(Math.abs(dot(row, x)) < 1e-12 * Math.max(1, ...row.map(Math.abs)));
      const Y = sphericalHarmonics(5, x, { normalize: false });
      for (const [i, row] of sphericalHarmonicsGradient(5, x, { normalize: false }).entries()) {
        const l = Math.floor(Math.sqrt(i));
        assert.ok(
          Math.abs(dot(row, x) - l * Y[i]!) < 1e-12 * Math.max(1, Math.hypot(...row) * Math.hypot(...x)),
        );
      }
    }
  });

  it("turns as a vector and as an irrep at once: grad Y(R x) = D(R) grad Y(x) R^T", () => {
    const stream = random(7);
    for (let n = 0; n < 1000; n++) {
      const l = 1 + (n % 6);
      const [R, x] = [haarRotation(3, stream), vector(stream)];
      const [at, turned] = [
        sphericalHarmonicsGradient([l], x),
        sphericalHarmonicsGradient([l], matvec(R, x)),
      ];
      const D = wignerD(l, R);
      const columns = [0, 1, 2].map((k) =>
        matvec(
          D,
          at.map((row) => row[k]!),
        ),
      );
      const expected = turned.map((_, i) =>
        matvec(
          R,
          columns.map((column) => column[i]!),
        ),
      );
      assert.ok(largestError(turned, expected) < 1e-11);
      const unturned = turned.map((_, i) => columns.map((column) => column[i]!));
      assert.ok(largestError(turned, unturned) > 1e-6);
    }
  });

  it("of a typed array of points is that of its vectors", () => {
    const stream = random(9);
    const points = Array.from({ length: 7 }, () => vector(stream));
    const flat = new Float64Array(points.flat());
    for (const degrees of [0, 2, 5, [3, 1]]) {
      for (const normalize of [true, false]) {
        const options = { normalize, normalization: "integral" } as const;
        const expected = sphericalHarmonicsGradient(degrees, points, options).flat(2);
        const found = sphericalHarmonicsGradient(degrees, flat, options);
        assert.deepEqual([...found], expected);
        const into = new Float64Array(found.length).fill(7);
        assert.equal(sphericalHarmonicsGradient(degrees, flat, { ...options, into }), into);
        assert.deepEqual(into, found);
        const turned = sphericalHarmonicsGradient(degrees, flat.toReversed(), options);
        if (degrees !== 0) assert.notDeepEqual(turned, found);
      }
    }
    assert.throws(() => sphericalHarmonicsGradient(1, flat, { into: new Float64Array(28) }), {
      name: "RangeError",
      message: /7 x 12 = 84 numbers in "into", got 28/,
    });
  });

  it("of degree 0 is 0, also at the origin", () => {
    assert.deepEqual(sphericalHarmonicsGradient([0], [0, 0, 0]), [[0, 0, 0]]);
  });
});

describe("the associated Legendre functions", () => {
  it("has the plain polynomials, and no sign of Condon and Shortley", () => {
    for (const x of [-1, -0.3, 0, 0.6, 1]) {
      const s = Math.sqrt(1 - x * x);
      const expected = [
        [1],
        [x, s],
        [(3 * x * x - 1) / 2, 3 * x * s, 3 * s * s],
        [(5 * x ** 3 - 3 * x) / 2, (3 / 2) * (5 * x * x - 1) * s, 15 * x * s * s, 15 * s ** 3],
      ];
      for (const [l, row] of associatedLegendre(3, x).entries())
        assert.ok(largestError([1, ...row], [1, ...expected[l]!]) < 1e-14);
    }
  });

  it("is what the harmonics are made of", () => {
    const [beta, alpha] = [0.8, 2.1];
    const point = [Math.sin(beta) * Math.sin(alpha), Math.cos(beta), Math.sin(beta) * Math.cos(alpha)];
    const [Y, P] = [sphericalHarmonics(9, point), associatedLegendre(9, Math.cos(beta))];
    for (let l = 0; l <= 9; l++) {
      let ratio = 1; // (l - m)! / (l + m)!
      for (let m = 0; m <= l; m++) {
        if (m > 0) ratio /= (l - m + 1) * (l + m);
        const N = Math.sqrt((2 * l + 1) * (m === 0 ? 1 : 2) * ratio);
        assert.ok(Math.abs(Y[l * (l + 1) + m]! - N * P[l]![m]! * Math.cos(m * alpha)) < 1e-13);
        if (m > 0) assert.ok(Math.abs(Y[l * (l + 1) - m]! - N * P[l]![m]! * Math.sin(m * alpha)) < 1e-13);
      }
    }
  });

  it("refuses what is not a cosine, and degrees that float64 cannot hold", () => {
    assert.throws(() => associatedLegendre(2, 1.1), { name: "RangeError", message: /\[-1, 1\], got 1.1/ });
    assert.throws(() => associatedLegendre(2, Number.NaN), { name: "RangeError" });
    assert.throws(() => associatedLegendre(200, 0), {
      name: "RangeError",
      message: /fit in float64, got 200/,
    });
    assert.throws(() => associatedLegendre(-1, 0), { name: "RangeError", message: /degree/ });
  });
});
