import assert from "node:assert/strict";
import fc from "fast-check";
import { type Image, image } from "../../../lib/grid/image.js";
import { quarterTurn, rotateImage } from "../../../lib/grid/rotateImage.js";
import { anyImage, pixels } from "../../support/arbitraries.js";

const blob = (centreY: number, centreX: number): Image =>
  image(41, 41, (y, x) => Math.exp(-((y - centreY) ** 2 + (x - centreX) ** 2) / 18));
const largestGap = (f: Image, g: Image): number =>
  Math.max(...f.flatMap((row, y) => row.map((value, x) => Math.abs(value - g[y]![x]!))));

describe("the rotation of an image", () => {
  it("turns counter-clockwise on the screen: right goes up, up goes left", () => {
    const right = [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
    ];
    const up = [
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    assert.deepEqual(rotateImage(right, Math.PI / 2), up);
    assert.deepEqual(quarterTurn(right), up);
    assert.deepEqual(quarterTurn(up), [
      [0, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
  });

  it("is exact at every multiple of a quarter turn of a square image", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 5, 6), fc.integer({ min: -9, max: 9 }), (n, quarters) => {
        fc.assert(
          fc.property(pixels(n, n), (f) => {
            let turned: Image = f;
            for (let k = 0; k < (quarters & 3); k++) turned = quarterTurn(turned);
            assert.equal(largestGap(rotateImage(f, (quarters * Math.PI) / 2), turned), 0);
          }),
          { numRuns: 5 },
        );
      }),
    );
  });

  it("comes back after four quarter turns, whatever the sides", () => {
    fc.assert(
      fc.property(anyImage, (f) => {
        assert.deepEqual(quarterTurn(quarterTurn(quarterTurn(quarterTurn(f)))), f);
      }),
    );
  });

  it("moves a smooth bump to where the rotation takes its centre", () => {
    // From 10 to the right of the middle, 30 degrees counter-clockwise: right by 10 cos, up by 10 sin.
    const expected = blob(20 - 10 * Math.sin(Math.PI / 6), 20 + 10 * Math.cos(Math.PI / 6));
    assert.ok(largestGap(rotateImage(blob(20, 30), Math.PI / 6), expected) < 0.03);
    assert.ok(largestGap(rotateImage(blob(20, 30), -Math.PI / 6), expected) > 0.5);
  });

  it("leaves zeros where the rotated square does not reach, and loses the corners", () => {
    const turned = rotateImage(
      image(9, 9, () => 1),
      Math.PI / 4,
    );
    assert.equal(turned[0]![0], 0);
    assert.equal(turned[4]![4], 1);
  });

  it("refuses an angle that is not finite", () => {
    assert.throws(() => rotateImage([[1]], Number.NaN), { name: "RangeError", message: /got NaN/ });
  });
});
