import assert from "node:assert/strict";
import { identityMatrix, type Matrix, matmul, trace, transpose } from "../../../lib/algebra/matrix.js";
import { matrixExponential } from "../../../lib/algebra/matrixExponential.js";
import { haarOrthogonal, haarRotation } from "../../../lib/group/haar.js";
import { lieBracket, rotationLogarithm } from "../../../lib/group/lieAlgebra.js";
import type { Quaternion } from "../../../lib/group/quaternion.js";
import { rotationMatrix, rotationX, rotationY } from "../../../lib/group/rotation.js";
import { rotationExamples } from "../../../lib/group/rotationExamples.js";
import { eulerAngles } from "../../../lib/group/rotationParameters.js";
import { irreps } from "../../../lib/irreps/irreps.js";
import { irrepsD, irrepsRepresentation } from "../../../lib/irreps/irrepsD.js";
import { rotationGenerators } from "../../../lib/irreps/rotationGenerators.js";
import { wigner3jEntries } from "../../../lib/irreps/wigner3j.js";
import { wignerD, wignerDs } from "../../../lib/irreps/wignerD.js";
import { homomorphism, matrices } from "../../../lib/laws/homomorphism.js";
import { judge } from "../../../lib/laws/judge.js";
import { random } from "../../../lib/numbers/random.js";
import { largestError, reference } from "../../support/e3nn/reference.js";

interface Reference {
  readonly angles: readonly (readonly [number, number, number])[];
  readonly matrices: readonly Matrix[];
  readonly quaternions_wxyz: readonly Quaternion[];
  readonly axis_angle: readonly [axes: readonly (readonly number[])[], angles: readonly number[]];
  readonly D: Readonly<Record<string, readonly Matrix[]>>;
}

/** n_x X_x + n_y X_y + n_z X_z */
function along(n: readonly number[], generators: readonly Matrix[]): number[][] {
  return generators[0]!.map((row, i) =>
    row.map((_, j) => generators.reduce((sum, X, k) => sum + n[k]! * X[i]![j]!, 0)),
  );
}

/** D_l = C^T (D_1 (x) D_(l-1)) C, C = clebschGordan(1, l - 1, l): V_l is a part of V_1 (x) V_(l-1). */
function lifted(R: Matrix, before: Matrix, l: number): number[] {
  const entries = wigner3jEntries(1, l - 1, l);
  const size = 2 * l + 1;
  const D = new Array<number>(size * size).fill(0);
  for (const [i, j, k, c] of entries) {
    for (const [ii, jj, kk, cc] of entries) D[k * size + kk]! += size * c * R[i]![ii]! * before[j]![jj]! * cc;
  }
  return D;
}

describe("wignerD", () => {
  it("agrees with e3nn from angles, matrices, quaternions, and axes with angles", () => {
    const { angles, matrices, quaternions_wxyz, axis_angle, D } = reference<Reference>("wigner_D");
    assert.equal(Object.keys(D).length, 9);
    for (const [l, expected] of Object.entries(D)) {
      for (const [n, [alpha, beta, gamma]] of angles.entries()) {
        const same = [
          { alpha, beta, gamma },
          matrices[n]!,
          quaternions_wxyz[n]!,
          { axis: axis_angle[0][n]!, angle: axis_angle[1][n]! },
        ];
        for (const R of same) assert.ok(largestError(wignerD(Number(l), R), expected[n]!) < 1e-12);
      }
    }
  });

  it("is R itself for l = 1, and 1 for l = 0", () => {
    const stream = random(1);
    for (let n = 0; n < 1000; n++) {
      const R = haarRotation(3, stream);
      assert.ok(largestError(wignerD(1, R), R) < 1e-14);
      assert.ok(largestError(wignerD(0, R), [[1]]) < 1e-14);
    }
  });

  it("multiplies as rotations do and is orthogonal, to l = 11 and beyond", () => {
    const stream = random(2);
    for (let n = 0; n < 1000; n++) {
      const [R, S] = [haarRotation(3, stream), haarRotation(3, stream)];
      const l = n < 40 ? 11 + n : n % 9;
      const [DR, DS] = [wignerD(l, R), wignerD(l, S)];
      assert.ok(largestError(matmul(DR, DS), wignerD(l, matmul(R, S))) < 1e-12);
      assert.ok(largestError(matmul(DR, transpose(DR)), identityMatrix(2 * l + 1)) < 1e-12);
      // The control: in the other order.
      if (l > 0) assert.ok(largestError(matmul(DS, DR), wignerD(l, matmul(R, S))) > 1e-3);
    }
  });

  it("is a homomorphism on the example rotations too, where Euler angles degenerate", () => {
    for (const l of [2, 3]) {
      for (const R of rotationExamples) {
        for (const S of rotationExamples) {
          const D = matmul(wignerD(l, R), wignerD(l, S));
          assert.ok(largestError(D, wignerD(l, matmul(R, S))) < 1e-13);
        }
      }
    }
    for (const tiny of [0, 1e-17, 1e-15, 1e-12, 1e-8, 1e-4]) {
      for (const beta of [tiny, Math.PI - tiny]) {
        const R = rotationMatrix({ alpha: 0.7, beta, gamma: -1.9 });
        assert.ok(largestError(wignerD(4, R), wignerD(4, { alpha: 0.7, beta, gamma: -1.9 })) < 1e-13);
      }
    }
  });

  it("equals the exponential of the generators, and the largest part of vectors times the degree before", () => {
    const stream = random(3);
    for (let n = 0; n < 1000; n++) {
      const l = n < 20 ? 1 + n : 1 + (n % 5);
      const R = haarRotation(3, stream);
      const D = wignerD(l, R);
      const generated = matrixExponential(along(rotationLogarithm(R), rotationGenerators(l)));
      assert.ok(largestError(generated, D) < 1e-12);
      const up = lifted(R, wignerD(l - 1, R), l);
      assert.ok(largestError(up, D.flat()) < 1e-12);
      // The control: the inverse rotation differs.
      const backwards = along(
        rotationLogarithm(R).map((entry) => -entry),
        rotationGenerators(l),
      );
      assert.ok(largestError(matrixExponential(backwards), D) > 1e-3);
    }
  });

  it("has the trace sin((l + 1/2) a) / sin(a / 2) for the angle a, whatever the axis", () => {
    const stream = random(4);
    for (let n = 0; n < 200; n++) {
      const angle = 0.1 + 3 * stream.uniform();
      const axis = [stream.normal(), stream.normal(), stream.normal()];
      const l = n % 12;
      const expected = Math.sin((l + 0.5) * angle) / Math.sin(angle / 2);
      assert.ok(Math.abs(trace(wignerD(l, { axis, angle })) - expected) < 1e-11);
    }
  });

  it("of many rotations is that of each", () => {
    const stream = random(5);
    const rotations = Array.from({ length: 7 }, () => haarRotation(3, stream));
    for (const l of [0, 1, 4]) {
      const all = wignerDs(l, rotations);
      assert.equal(all.length, 7 * (2 * l + 1) ** 2);
      assert.deepEqual(
        Array.from(all),
        rotations.flatMap((R) => wignerD(l, R).flat()),
      );
    }
    assert.equal(wignerDs(3, []).length, 0);
  });

  it("refuses what is not a rotation and what is not a degree", () => {
    const mirror = [
      [-1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    assert.throws(() => wignerD(2, mirror), { name: "RangeError", message: /det R = -1/ });
    assert.throws(
      () =>
        wignerD(2, [
          [2, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ]),
      { message: /length 2, where 1 is needed/ },
    );
    assert.throws(() => wignerD(2, identityMatrix(2)), {
      name: "RangeError",
      message: /3 x 3, got .* 2 rows/,
    });
    assert.throws(
      () =>
        wignerD(2, [
          [1, 0, 0],
          [0, 1],
          [0, 0, 1],
        ]),
      { name: "RangeError" },
    );
    assert.throws(
      () =>
        wignerD(2, [
          [Number.NaN, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ]),
      { message: /NaN/ },
    );
    assert.throws(() => wignerD(2, [0, 0, 0, 0]), { name: "RangeError", message: /quaternion/ });
    assert.throws(() => wignerD(2, { alpha: Number.NaN, beta: 0, gamma: 0 }), { message: /angle .*NaN/ });
    assert.throws(() => wignerD(-1, identityMatrix(3)), { name: "RangeError", message: /degree/ });
    assert.throws(() => wignerD(0.5, identityMatrix(3)), { name: "RangeError", message: /degree/ });
  });
});

describe("the half turn about (1, 1, 0), which exchanges x and y", () => {
  it("is an involution that takes rotations about y to rotations about x", () => {
    for (const l of [0, 1, 2, 7, 12]) {
      const size = 2 * l + 1;
      const J = wignerD(l, [
        [0, 1, 0],
        [1, 0, 0],
        [0, 0, -1],
      ]);
      assert.ok(largestError(matmul(J, J), identityMatrix(size)) < 1e-13);
      const turned = matmul(J, matmul(wignerD(l, rotationY(0.7)), J));
      assert.ok(largestError(turned, wignerD(l, rotationX(0.7))) < 1e-13);
      if (l > 0) assert.ok(largestError(wignerD(l, rotationY(0.7)), wignerD(l, rotationX(0.7))) > 0.1);
    }
  });
});

describe("rotationGenerators", () => {
  it("are antisymmetric, and have the brackets and the square of so(3)", () => {
    for (let l = 0; l <= 11; l++) {
      const [x, y, z] = rotationGenerators(l);
      const minus = (X: Matrix): number[][] => transpose(X).map((row) => row.map((entry) => 0 - entry));
      const near = (a: Matrix, b: Matrix): boolean =>
        largestError([[...a.flat(), 1]], [[...b.flat(), 1]]) < 1e-12;
      for (const X of [x, y, z])
        assert.deepEqual(
          minus(X),
          X.map((row) => row.map((entry) => entry + 0)),
        );
      assert.ok(near(lieBracket(x, y), z) && near(lieBracket(y, z), x) && near(lieBracket(z, x), y));
      if (l > 0) assert.ok(!near(lieBracket(y, x), z));
      const squares = [x, y, z].map((X) => matmul(X, X));
      const casimir = along([1, 1, 1], squares);
      const expected = identityMatrix(2 * l + 1).map((row) => row.map((entry) => -l * (l + 1) * entry));
      assert.ok(near(casimir, expected));
    }
  });
});

describe("matrixExponential", () => {
  it("has inverse exp(-A), and the plain values", () => {
    const A = [
      [0.3, -2, 5],
      [1, 0.1, 0],
      [-4, 2, -0.6],
    ];
    const minus = A.map((row) => row.map((entry) => -entry));
    assert.ok(
      largestError(matmul(matrixExponential(A), matrixExponential(minus)), identityMatrix(3)) < 1e-13,
    );
    assert.ok(largestError(matrixExponential([[1]]), [[Math.E]]) < 1e-15);
    assert.deepEqual(
      matrixExponential([
        [0, 1],
        [0, 0],
      ]),
      [
        [1, 1],
        [0, 1],
      ],
    );
    assert.throws(() => matrixExponential([[1, 2]]), { name: "RangeError", message: /1 rows of 2/ });
    assert.throws(() => matrixExponential([[Number.NaN]]), { name: "RangeError", message: /not all finite/ });
  });
});

describe("irrepsD", () => {
  it("is Q for 1o, det(Q) Q for 1e, det(Q) for 0o and 1 for 0e", () => {
    const stream = random(6);
    let mirrors = 0;
    for (let n = 0; n < 1000; n++) {
      const Q = haarOrthogonal(3, stream);
      const det = Math.sign(trace(matmul(irrepsD(irreps("0o"), Q), [[1]])));
      if (det < 0) mirrors++;
      assert.ok(largestError(irrepsD(irreps("1o"), Q), Q) < 1e-13);
      assert.ok(
        largestError(
          irrepsD(irreps("1e"), Q),
          Q.map((row) => row.map((entry) => det * entry)),
        ) < 1e-13,
      );
      assert.deepEqual(irrepsD(irreps("0e"), Q), [[1]]);
    }
    assert.ok(mirrors > 400 && mirrors < 600);
  });

  it("takes a rotation in any form, in lists and in typed arrays, as wignerD does", () => {
    const axis = [0, 0.6, 0.8];
    const R = rotationMatrix({ axis, angle: 0.7 });
    const [w, s] = [Math.cos(0.35), Math.sin(0.35)];
    const forms = [
      R,
      { axis, angle: 0.7 },
      { axis: Float64Array.from(axis), angle: 0.7 },
      [w, 0, 0.6 * s, 0.8 * s] as const,
      Float64Array.of(w, 0, 0.6 * s, 0.8 * s),
      eulerAngles(R),
      R.map((row) => Float64Array.from(row)),
      Float64Array.from(R.flat()),
    ];
    const expected = irrepsD("0o + 1e + 2x2e", R);
    for (const form of forms) {
      assert.ok(largestError(irrepsD("0o + 1e + 2x2e", form), expected) < 1e-14);
      assert.ok(largestError(wignerD(3, form), wignerD(3, R)) < 1e-14);
    }
    const mirror = R.map((row) => Float64Array.from(row, (entry) => -entry));
    assert.ok(
      largestError(
        irrepsD("1o", mirror),
        mirror.map((row) => [...row]),
      ) < 1e-15,
    );
    assert.ok(largestError(irrepsD("1e", mirror), R) < 1e-15);
    assert.throws(() => wignerD(2, new Float64Array(5)), { name: "RangeError", message: /quaternion/ });
  });

  it("takes rotations and reflections in float32 as the orthogonal matrix next to them", () => {
    const stream = random(30);
    for (let n = 0; n < 50; n++) {
      const R = haarRotation(3, stream);
      const single = R.map((row) => Float32Array.from(row));
      const D = irrepsD("1o + 3o", R);
      for (const form of [single, Float32Array.from(R.flat())]) {
        const found = irrepsD("1o + 3o", form);
        assert.ok(largestError(found, D) < 1e-6);
        assert.ok(largestError(matmul(found, transpose(found)), identityMatrix(10)) < 1e-13);
        assert.ok(largestError(wignerD(3, form), wignerD(3, R)) < 1e-6);
      }
      const mirror = single.map((row) => row.map((entry) => -entry));
      assert.ok(largestError(irrepsD("1e", mirror), R) < 1e-6);
    }
    // What is further off than float32 is not a rotation, and lists are taken as they are.
    const off = [Float32Array.of(1, 1e-3, 0), Float32Array.of(0, 1, 0), Float32Array.of(0, 0, 1)];
    assert.throws(() => wignerD(2, off), { name: "RangeError", message: /off by/ });
    assert.throws(() => irrepsD("1o", off), { name: "RangeError", message: /off by/ });
    const R = haarRotation(3, stream).map((row) => row.map(Math.fround));
    assert.throws(() => wignerD(2, R), { name: "RangeError", message: /nearestRotation/ });
    assert.throws(() => irrepsD("1o", R), { name: "RangeError", message: /nearestOrthogonal/ });
  });

  it("has one block for each copy, in the order of the terms", () => {
    const Q = haarOrthogonal(3, random(7));
    const D = irrepsD(irreps("0o+2x1o+2e"), Q);
    assert.equal(D.length, 12);
    const block = (from: number, to: number): number[][] =>
      D.slice(from, to).map((row) => row.slice(from, to));
    assert.deepEqual(block(0, 1), irrepsD(irreps("0o"), Q));
    assert.deepEqual(block(1, 4), irrepsD(irreps("1o"), Q));
    assert.deepEqual(block(4, 7), block(1, 4));
    assert.deepEqual(block(7, 12), irrepsD(irreps("2e"), Q));
    assert.ok(
      block(1, 7)
        .slice(0, 3)
        .every((row) => row.slice(3).every((entry) => entry === 0)),
    );
  });

  it("is a representation of O(3), but not if the sign is left out", () => {
    const V = irrepsRepresentation(irreps("0o+1o+2x2e+3o"));
    assert.deepEqual([V.dimension, V.name], [21, "1x0o+1x1o+2x2e+1x3o"]);
    const law = homomorphism(V.group, matrices);
    const held = judge(law, V.matrix, { random: random(8), runs: 1000 });
    assert.ok(held.holds && held.largest < 1e-11);
    const unsigned = (Q: Matrix): Matrix => V.matrix(Q).map((row) => row.map(Math.abs));
    assert.equal(judge(law, unsigned, { random: random(8) }).holds, false);
  });

  it("refuses what is not orthogonal or not of space", () => {
    assert.throws(
      () =>
        irrepsD(irreps("1o"), [
          [1, 1, 0],
          [0, 1, 0],
          [0, 0, 1],
        ]),
      { name: "RangeError" },
    );
    assert.throws(() => irrepsD(irreps("1o"), identityMatrix(2)), { message: /3 x 3, got one of 2 rows/ });
  });
});
