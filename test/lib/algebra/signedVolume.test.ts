import assert from "node:assert/strict";
import fc from "fast-check";
import { determinant } from "../../../lib/algebra/determinant.js";
import { signedVolume } from "../../../lib/algebra/signedVolume.js";
import { applyIsometry, euclidean } from "../../../lib/group/euclidean.js";
import { random } from "../../../lib/numbers/random.js";

const corner = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

describe("the signed volume of n + 1 points", () => {
  it("is 1 for the origin and the unit vectors, and changes its sign when two points are exchanged", () => {
    assert.equal(signedVolume(corner), 1);
    assert.equal(signedVolume([corner[0]!, corner[2]!, corner[1]!, corner[3]!]), -1);
  });

  it("is multiplied by det R under an isometry of the plane, of space and beyond", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, n) => {
        const draw = random(seed);
        const g = euclidean(n).sample(draw);
        const points = Array.from({ length: n + 1 }, () => Array.from({ length: n }, () => draw.normal()));
        const after = signedVolume(points.map((p) => applyIsometry(g, p)));
        assert.ok(Math.abs(after - determinant(g.rotation) * signedVolume(points)) < 1e-9);
      }),
    );
  });

  it("refuses a number of points that does not fit", () => {
    assert.throws(() => signedVolume(corner.slice(1)), { name: "RangeError", message: /got 3 of 3/ });
    assert.throws(() => signedVolume([[]]), { name: "RangeError" });
  });
});
