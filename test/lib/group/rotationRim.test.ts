import assert from "node:assert/strict";
import {
  axisAngle,
  eulerAngles,
  haarRotation,
  irreps,
  irrepsD,
  isOrthogonal,
  isRotation,
  type Matrix,
  nearestOrthogonal,
  nearestRotation,
  random,
  rotationExponential,
  rotationLogarithm,
  rotationMatrix,
  rotationX,
  unitQuaternion,
  wignerD,
} from "noether";
import { quaternionInverse } from "../../../lib/group/quaternion.js";
import { alike } from "../../../lib/numbers/alike.js";

describe("rotations at the limits of float64", () => {
  const size = [1e-320, 1e-200, 1e-160, 1, 1e160, 1e200, 8e307];

  it("have axes of any length, and quaternions", () => {
    const wanted = rotationMatrix({ axis: [1, 2, 0], angle: 1 });
    // mpmath, 40 digits: 1/5 + 4/5 cos 1.
    assert.ok(Math.abs(wanted[0]![0]! - 0.6322418446945118) < 1e-15);
    for (const s of size) {
      const bound = s < 1e-300 ? 1e-3 : 1e-15;
      const R = rotationMatrix({ axis: [s, 2 * s, 0], angle: 1 });
      assert.ok(alike(R, wanted, bound), `${s}`);
      const turned = rotationMatrix([s, 0, s, 0] as const);
      assert.ok(alike(turned, rotationMatrix([1, 0, 1, 0]), 1e-15));
    }
    for (const axis of [
      [0, 0, 0],
      [Number.POSITIVE_INFINITY, 0, 0],
      [Number.NaN, 0, 1],
      [1, 0],
    ])
      assert.throws(() => rotationMatrix({ axis, angle: 1 }), {
        name: "RangeError",
        message: /an axis of 3/,
      });
  });

  it("have inverse quaternions as far as float64 goes, and an error beyond", () => {
    for (const s of [1e-300, 1e-200, 1e-160, 1, 1e160, 1e200, 1e300]) {
      const [w, x, y, z] = quaternionInverse([s, 0, s, 0]);
      assert.ok(Math.abs(w * s - 0.5) < 1e-15 && Math.abs(y * s + 0.5) < 1e-15 && x === 0 && z === 0, `${s}`);
    }
    assert.throws(() => quaternionInverse([1e-310, 0, 0, 0]), { name: "RangeError", message: /too short/ });
    assert.throws(() => quaternionInverse([0, 0, 0, 0]), { name: "RangeError", message: /not zero/ });
  });

  it("turn by the angle that a large number is, to the last digit of its cosine", () => {
    for (const angle of [1e5, 1e8, 1e12, 1e16, 1e22, 2 ** 60]) {
      assert.deepEqual(rotationX(angle)[1], [0, Math.cos(angle), -Math.sin(angle)]);
      assert.ok(isRotation(rotationX(angle)));
    }
    // mpmath, 40 digits: cos(10^16).
    assert.ok(Math.abs(rotationX(1e16)[1]![1]! + 0.6261681981330862) < 1e-15);
    assert.deepEqual(rotationX(100 * Math.PI)[1], [0, 1, 0]);
    for (const t of [1e-200, 1, 1e3, 1e160, 1e200]) assert.ok(isRotation(rotationExponential([t, 0, -t])));
  });
});

describe("rotations known to 7 digits", () => {
  const coarse = [
    [0.54030231, -0.84147098, 0],
    [0.84147098, 0.54030231, 0],
    [0, 0, 1],
  ];

  it("are refused with how far they are off and the way out, by all that needs a rotation", () => {
    const message = /one that is off by \d\.\de-\d+, where 1e-9 is allowed: nearestRotation\(\.\.\.\)/;
    for (const needs of [
      axisAngle,
      eulerAngles,
      unitQuaternion,
      rotationLogarithm,
      (R: Matrix) => wignerD(2, R),
    ])
      assert.throws(() => needs(coarse), { name: "RangeError", message });
    assert.throws(() => irrepsD(irreps("1o"), coarse), {
      name: "RangeError",
      message: /off by .*nearestOrthogonal\(\.\.\.\)/,
    });
  });

  it("become rotations by nearestRotation, as near as they were, and dividing columns does not do that", () => {
    const stream = random(4);
    for (let k = 0; k < 100; k++) {
      const R = haarRotation(3, stream);
      const single = R.map((row) => row.map(Math.fround));
      const mended = nearestRotation(single);
      assert.ok(isRotation(mended, 1e-14));
      assert.ok(alike(mended, R, 2e-7));
      assert.ok(alike(nearestRotation(mended), mended, 1e-14));
      const lengths = [0, 1, 2].map((j) => Math.hypot(...single.map((row) => row[j]!)));
      assert.ok(!isRotation(single.map((row) => row.map((entry, j) => entry / lengths[j]!))));
    }
    assert.ok(Math.abs(axisAngle(nearestRotation(coarse)).angle - 1) < 1e-8);
  });

  it("are the next ones: scipy's polar factor of a matrix that is far off", () => {
    // scipy.linalg.polar([[1, 0.2, 0], [0, 1, 0.1], [0.1, 0, 1.1]])[0]
    const far = [
      [1, 0.2, 0],
      [0, 1, 0.1],
      [0.1, 0, 1.1],
    ];
    const theirs = [
      [0.9934309980817208, 0.10318211172180905, -0.049480338226266615],
      [-0.10045212171716432, 0.9934309980817204, 0.05481079540453306],
      [0.05481079540453322, -0.04948033822626677, 0.9972700099953558],
    ];
    assert.ok(alike(nearestRotation(far, Number.POSITIVE_INFINITY), theirs, 1e-14));
    assert.throws(() => nearestRotation(far), {
      name: "RangeError",
      message: /up to 0\.0001, got one that is off by 0\.2/,
    });
  });

  it("are refused if a reflection or a singular matrix is near", () => {
    const mirror = coarse.map((row) => row.map((entry) => -entry));
    assert.throws(() => nearestRotation(mirror), {
      name: "RangeError",
      message: /det A < 0.*nearestOrthogonal/,
    });
    assert.ok(isOrthogonal(nearestOrthogonal(mirror), 1e-14));
    assert.throws(
      () =>
        nearestRotation(
          [
            [0, 0],
            [0, 0],
          ],
          9,
        ),
      { name: "RangeError", message: /linearly dependent/ },
    );
    assert.throws(
      () =>
        nearestRotation([
          [1, 0, 0],
          [0, 1, 0],
        ]),
      { name: "RangeError", message: /square/ },
    );
    assert.throws(
      () =>
        nearestRotation([
          [1, 0],
          [0, Number.NaN],
        ]),
      { name: "RangeError", message: /NaN/ },
    );
  });
});
