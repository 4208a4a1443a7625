import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Matrix, matmul, matvec, transpose } from "../../../lib/algebra/matrix.js";
import { doubleCover } from "../../../lib/group/doubleCover.js";
import { haarQuaternion, haarRotation } from "../../../lib/group/haar.js";
import { isRotation } from "../../../lib/group/isOrthogonal.js";
import {
  type Quaternion,
  quaternionConjugate,
  quaternionInverse,
  quaternionProduct,
} from "../../../lib/group/quaternion.js";
import {
  type AxisAngle,
  type EulerAngles,
  rotation2,
  rotationMatrix,
  rotationX,
  rotationY,
  rotationZ,
} from "../../../lib/group/rotation.js";
import { axisAngle, eulerAngles, unitQuaternion } from "../../../lib/group/rotationParameters.js";
import { wignerD } from "../../../lib/irreps/wignerD.js";
import { radians } from "../../../lib/numbers/angle.js";
import { type Random, random } from "../../../lib/numbers/random.js";
import { apart } from "./axioms.js";

interface Reference {
  readonly angles: readonly (readonly [number, number, number])[];
  readonly matrices: readonly Matrix[];
  readonly quaternions: readonly Quaternion[];
  readonly axisAngle: readonly AxisAngle[];
}

const reference = JSON.parse(
  readFileSync(new URL("../../../../test/lib/group/fixtures/e3nnRotations.json", import.meta.url), "utf8"),
) as Reference;

/** Random rotations, and those at which a parametrisation is degenerate or nearly so. */
function rotations(stream: Random): readonly Matrix[] {
  const tiny = [0, 1e-16, 1e-12, 1e-8, 1e-4];
  const axes = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, -1],
    [1, 1, 0],
    [-1, 1, 0],
    [1, 1, 1],
    [1, -2, 3],
  ];
  const near = axes.flatMap((axis) =>
    tiny.flatMap((e) => [e, -e, Math.PI - e, Math.PI + e, Math.PI / 2 + e].map((angle) => ({ axis, angle }))),
  );
  const poles = tiny.flatMap((e) =>
    [e, Math.PI - e].flatMap((beta) => [0.3, -2, Math.PI].map((alpha) => ({ alpha, beta, gamma: 1.1 }))),
  );
  return [
    ...Array.from({ length: 1000 }, () => haarRotation(3, stream)),
    ...near.map(rotationMatrix),
    ...poles.map(rotationMatrix),
  ];
}

describe("rotations of space", () => {
  it("agree with e3nn for its angles, quaternions, axes and matrices", () => {
    for (const [k, R] of reference.matrices.entries()) {
      const [alpha, beta, gamma] = reference.angles[k]!;
      const q = reference.quaternions[k]!;
      const turn = reference.axisAngle[k]!;
      for (const own of [{ alpha, beta, gamma }, q, turn]) assert.ok(apart(rotationMatrix(own), R) < 1e-14);
      assert.ok(
        Math.min(
          apart(unitQuaternion(R), q),
          apart(
            unitQuaternion(R),
            q.map((x) => -x),
          ),
        ) < 1e-14,
      );
      assert.ok(apart(axisAngle(R), turn) < 1e-14);
      assert.ok(apart(eulerAngles(R), { alpha, beta, gamma }) < 1e-14);
    }
    assert.equal(reference.matrices.length, 3);
  });

  it("are the products of turns about the axes that Euler angles say, and not in another order", () => {
    const stream = random(4);
    for (let k = 0; k < 1000; k++) {
      const [alpha, beta, gamma] = [6, 3, 6].map((range) => range * stream.uniform()) as [
        number,
        number,
        number,
      ];
      const R = rotationMatrix({ alpha, beta, gamma });
      assert.ok(apart(R, matmul(rotationY(alpha), matmul(rotationX(beta), rotationY(gamma)))) < 1e-15);
    }
    const zyz = matmul(rotationZ(1), matmul(rotationY(1), rotationZ(1)));
    assert.ok(apart(rotationMatrix({ alpha: 1, beta: 1, gamma: 1 }), zyz) > 0.1);
  });

  it("are active: quarter turns take x to y, y to z and z to x", () => {
    const quarter = Math.PI / 2;
    assert.deepEqual(matvec(rotationZ(quarter), [1, 0, 0]), [0, 1, 0]);
    assert.deepEqual(matvec(rotationX(quarter), [0, 1, 0]), [0, 0, 1]);
    assert.deepEqual(matvec(rotationY(quarter), [0, 0, 1]), [1, 0, 0]);
    assert.deepEqual(rotation2(radians(270)), [
      [0, 1],
      [-1, 0],
    ]);
  });

  it("come back from quaternions, axes and Euler angles, at 0, at pi and at the poles too", () => {
    for (const R of rotations(random(5))) {
      assert.ok(isRotation(R));
      const q = unitQuaternion(R);
      assert.ok(apart(rotationMatrix(q), R) < 1e-14);
      const turn = axisAngle(R);
      assert.ok(apart(rotationMatrix(turn), R) < 1e-14);
      assert.ok(turn.angle >= 0 && turn.angle <= Math.PI && Math.abs(Math.hypot(...turn.axis) - 1) < 1e-14);
      const euler = eulerAngles(R);
      assert.ok(apart(rotationMatrix(euler), R) < 1e-14, JSON.stringify({ R, euler }));
      assert.ok(euler.beta >= 0 && euler.beta <= Math.PI);
    }
  });

  it("keep the angle and axis of a small turn to full precision", () => {
    for (const angle of [1e-3, 1e-7, 1e-12]) {
      const found = axisAngle(rotationMatrix({ axis: [1, 2, 2], angle }));
      assert.ok(Math.abs(found.angle / angle - 1) < 1e-12);
      assert.ok(apart(found.axis, [1 / 3, 2 / 3, 2 / 3]) < 1e-12);
    }
  });

  it("have the promised values where they are not unique", () => {
    const identity = rotationMatrix({ axis: [1, 0, 0], angle: 0 });
    assert.deepEqual(axisAngle(identity), { axis: [0, 1, 0], angle: 0 });
    assert.deepEqual(unitQuaternion(identity), [1, 0, 0, 0]);
    assert.deepEqual(eulerAngles(identity), { alpha: 0, beta: 0, gamma: 0 });
    assert.deepEqual(unitQuaternion(rotationMatrix({ axis: [0, -1, 0], angle: Math.PI })), [0, 0, 1, 0]);
    assert.deepEqual(eulerAngles(rotationX(Math.PI)), { alpha: 0, beta: Math.PI, gamma: 0 });
    assert.equal(eulerAngles(rotationY(1)).alpha, 0);
  });

  it("refuse a zero axis, a zero quaternion, what is not a number and what is not a rotation", () => {
    const refused: readonly (readonly [AxisAngle | Quaternion | EulerAngles, RegExp])[] = [
      [{ axis: [0, 0, 0], angle: 1 }, /expected an axis .* got \[0, 0, 0\]: write \[0, 0, 1\]/],
      [{ axis: [1, Number.NaN, 0], angle: 1 }, /got \[1, NaN, 0\]/],
      [{ axis: [1, 0], angle: 1 }, /got \[1, 0\]/],
      [{ axis: [1, 0, 0], angle: Number.NaN }, /expected an angle in radians, got NaN/],
      [[0, 0, 0, 0], /expected a quaternion .* got \[0, 0, 0, 0\]: write \[1, 0, 0, 0\]/],
      [[Number.NaN, 0, 0, 1], /of finite numbers, got \[NaN, 0, 0, 1\]/],
      [{ alpha: 0, beta: Number.POSITIVE_INFINITY, gamma: 0 }, /got Infinity/],
    ];
    for (const [rotation, message] of refused)
      assert.throws(() => rotationMatrix(rotation), { name: "RangeError", message });
    const short: readonly (readonly [readonly number[], RegExp])[] = [
      [
        [1, 1, 1],
        /of 4 numbers, got \[1, 1, 1\], which has 3: write { axis: \[1, 1, 1\], angle: radians\(90\) }/,
      ],
      [[], /of 4 numbers, got \[\], which has 0/],
      [[0, 0, 0], /which has 3/],
      [[1, 0, 0, 0, 0], /which has 5/],
    ];
    for (const [numbers, message] of short) {
      // No numbers at all are a matrix without rows, for functions that take matrices.
      const others = numbers.length === 0 ? [] : [(q: Quaternion) => wignerD(2, q)];
      for (const take of [rotationMatrix, quaternionInverse, ...others])
        assert.throws(() => take(numbers as unknown as Quaternion), { name: "RangeError", message });
    }
    const mirror = [
      [-1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    for (const back of [axisAngle, unitQuaternion, eulerAngles]) {
      assert.throws(() => back(mirror), { name: "RangeError", message: /det R = -1/ });
      assert.throws(() => back(rotation2(1)), { message: /expected a rotation of space, 3 x 3/ });
    }
  });

  it("by degrees are refused by the compiler if they are literals, and no angle is at run time", () => {
    // @ts-expect-error: degrees
    rotationZ(90);
    // @ts-expect-error: degrees
    rotation2(-45);
    // @ts-expect-error: degrees
    rotationX(360);
    // omega t passes through whole numbers.
    for (const t of [15, 30, 45, 90, -360]) {
      const R = rotationZ(1 * t);
      assert.ok(isRotation(R));
      assert.deepEqual(R[0]!.slice(0, 2), [Math.cos(t), -Math.sin(t)]);
      assert.ok(isRotation(rotationMatrix({ axis: [1, 2, 3], angle: t })));
      assert.ok(isRotation(rotationMatrix({ alpha: t, beta: t, gamma: t })));
    }
    for (const angle of [4 * Math.PI, 12, -7.5, 20, 100 * Math.PI, 1])
      assert.ok(isRotation(rotationZ(angle)));
    assert.deepEqual([Math.PI, 1].map(rotation2).length, 2);
    assert.throws(() => radians(Number.NaN), { name: "RangeError", message: /got NaN/ });
    assert.equal(radians(180), Math.PI);
  });
});

describe("quaternions", () => {
  it("multiply as their rotations do, so that q and -q stand for the same one", () => {
    const stream = random(12);
    for (let k = 0; k < 1000; k++) {
      const [p, q] = [haarQuaternion(stream), haarQuaternion(stream)];
      const { to, apply } = doubleCover();
      assert.ok(apart(apply(quaternionProduct(p, q)), to.multiply(apply(p), apply(q))) < 1e-14);
      assert.ok(apart(apply(q.map((x) => -x) as unknown as Quaternion), apply(q)) === 0);
      assert.ok(apart(apply(quaternionConjugate(q)), transpose(apply(q))) < 1e-15);
      assert.ok(apart(quaternionProduct(q, quaternionInverse(q)), [1, 0, 0, 0]) < 1e-15);
    }
    const [i, j] = [
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ] as const;
    assert.deepEqual(quaternionProduct(i, j), [0, 0, 0, 1]);
    // In the other order the product is another rotation, in general.
    const [p, q] = [haarQuaternion(stream), haarQuaternion(stream)];
    const wrong = matmul(rotationMatrix(q), rotationMatrix(p));
    assert.ok(apart(rotationMatrix(quaternionProduct(p, q)), wrong) > 0.01);
  });

  it("turn points as q (0, x) q^-1, of any length but 0", () => {
    const stream = random(13);
    for (let k = 0; k < 200; k++) {
      const q = haarQuaternion(stream).map((x) => 3 * x) as unknown as Quaternion;
      const x = [stream.normal(), stream.normal(), stream.normal()] as const;
      const [w, ...turned] = quaternionProduct(quaternionProduct(q, [0, ...x]), quaternionInverse(q));
      assert.ok(Math.abs(w) < 1e-14 && apart(turned, matvec(rotationMatrix(q), x)) < 1e-14);
    }
    assert.throws(() => quaternionInverse([0, 0, 0, 0]), { name: "RangeError", message: /not zero/ });
  });
});
