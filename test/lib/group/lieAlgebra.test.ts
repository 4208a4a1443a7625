import assert from "node:assert/strict";
import { matmul, matvec, transpose } from "../../../lib/algebra/matrix.js";
import { haarRotation } from "../../../lib/group/haar.js";
import { isRotation } from "../../../lib/group/isOrthogonal.js";
import {
  axialVector,
  lieBracket,
  rotationExponential,
  rotationLogarithm,
  skewSymmetric,
} from "../../../lib/group/lieAlgebra.js";
import { rotationMatrix } from "../../../lib/group/rotation.js";
import { type Random, random } from "../../../lib/numbers/random.js";
import { apart } from "./axioms.js";

type Vector = [number, number, number];

const vector = (stream: Random): Vector => [stream.normal(), stream.normal(), stream.normal()];

const cross = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x];

describe("the Lie algebra so(3)", () => {
  it("acts as the cross product, and its bracket is the cross product", () => {
    const stream = random(21);
    for (let k = 0; k < 1000; k++) {
      const [a, b] = [vector(stream), vector(stream)];
      const [A, B] = [skewSymmetric(a), skewSymmetric(b)];
      assert.ok(apart(matvec(A, b), cross(a, b)) < 1e-15);
      assert.ok(apart(lieBracket(A, B), skewSymmetric(cross(a, b))) < 1e-14);
      assert.deepEqual(axialVector(A), a);
    }
    const [A, B] = [skewSymmetric([1, 0, 0]), skewSymmetric([0, 1, 0])];
    assert.ok(apart(matmul(A, B), skewSymmetric([0, 0, 1])) > 0.9);
  });

  it("obeys the identity of Jacobi", () => {
    const stream = random(22);
    for (let k = 0; k < 200; k++) {
      const [A, B, C] = [0, 1, 2].map(() => skewSymmetric(vector(stream))) as [
        number[][],
        number[][],
        number[][],
      ];
      const terms = [
        lieBracket(A, lieBracket(B, C)),
        lieBracket(B, lieBracket(C, A)),
        lieBracket(C, lieBracket(A, B)),
      ];
      const sum = terms[0]!.map((row, i) => row.map((x, j) => x + terms[1]![i]![j]! + terms[2]![i]![j]!));
      assert.ok(
        apart(
          sum,
          sum.map((row) => row.map(() => 0)),
        ) < 1e-13,
      );
    }
  });

  it("has rotations as exponentials, by the angle |omega| about omega", () => {
    const stream = random(23);
    for (let k = 0; k < 1000; k++) {
      const omega = vector(stream);
      const R = rotationExponential(omega);
      assert.ok(isRotation(R));
      assert.ok(apart(R, rotationMatrix({ axis: omega, angle: Math.hypot(...omega) })) < 1e-14);
    }
  });

  it("has one-parameter subgroups: exp((s + t) A) = exp(s A) exp(t A), for one A and not for two", () => {
    const stream = random(24);
    const times = (s: number, v: Vector): number[] => v.map((x) => s * x);
    for (let k = 0; k < 1000; k++) {
      const [omega, s, t] = [vector(stream), stream.normal(), stream.normal()];
      const parts = matmul(rotationExponential(times(s, omega)), rotationExponential(times(t, omega)));
      assert.ok(apart(rotationExponential(times(s + t, omega)), parts) < 1e-13);
    }
    const [x, y] = [rotationExponential([1, 0, 0]), rotationExponential([0, 1, 0])];
    assert.ok(apart(matmul(x, y), rotationExponential([1, 1, 0])) > 0.1);
  });

  it("has the exponential as the sum of its series, for small angles to the last digit", () => {
    for (const size of [1, 1e-3, 1e-6, 1e-9, 1e-160, 0]) {
      const omega = [0.3 * size, -0.5 * size, 0.8 * size];
      const A = skewSymmetric(omega);
      let [sum, term] = [rotationExponential([0, 0, 0]), rotationExponential([0, 0, 0])];
      for (let k = 1; k < 25; k++) {
        term = matmul(term, A).map((row) => row.map((x) => x / k));
        sum = sum.map((row, i) => row.map((x, j) => x + term[i]![j]!));
      }
      assert.ok(apart(rotationExponential(omega), sum) < 1e-15);
    }
  });

  it("has the logarithm as inverse, at small angles, at pi and near it too", () => {
    const stream = random(25);
    for (let k = 0; k < 1000; k++) {
      const R = haarRotation(3, stream);
      const omega = rotationLogarithm(R);
      assert.ok(Math.hypot(...omega) <= Math.PI + 1e-15);
      assert.ok(apart(rotationExponential(omega), R) < 1e-13);
      assert.ok(
        apart(
          rotationLogarithm(transpose(R)),
          omega.map((x) => -x),
        ) < 1e-9,
      );
    }
    for (const angle of [0, 1e-12, 1e-6, Math.PI - 1e-6, Math.PI - 1e-10, Math.PI]) {
      const omega = [2, 3, 6].map((x) => (angle * x) / 7);
      const found = rotationLogarithm(rotationExponential(omega));
      assert.ok(apart(found, omega) < 1e-9, String(angle));
      if (angle > 0 && angle < 1) assert.ok(Math.abs(found[0]! / omega[0]! - 1) < 1e-9);
    }
  });

  it("refuses what is not three-dimensional, not a number, or not a rotation", () => {
    assert.throws(() => skewSymmetric([1, 2]), { name: "RangeError", message: /expected 3 entries.*got 2/ });
    assert.throws(
      () =>
        axialVector([
          [0, 1],
          [-1, 0],
        ]),
      { message: /expected 3 entries/ },
    );
    assert.throws(() => rotationExponential([Number.NaN, 0, 0]), { message: /got \[NaN, 0, 0\]/ });
    assert.throws(
      () =>
        rotationLogarithm([
          [2, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ]),
      { message: /column 0 of length 2/ },
    );
  });
});
