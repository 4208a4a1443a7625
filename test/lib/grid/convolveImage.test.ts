import assert from "node:assert/strict";
import fc from "fast-check";
import { convolveImage } from "../../../lib/grid/convolveImage.js";
import { convolveImageZeroPadded } from "../../../lib/grid/convolveImageZeroPadded.js";
import { correlateImage } from "../../../lib/grid/correlateImage.js";
import { image, imageShape } from "../../../lib/grid/image.js";
import { quarterTurn } from "../../../lib/grid/rotateImage.js";
import { shiftImage } from "../../../lib/grid/shift.js";
import { anyImage, anyKernel, anyStep } from "../../support/arbitraries.js";

const halfTurn = (k: readonly (readonly number[])[]): number[][] => quarterTurn(quarterTurn(k));
const right = [[0, 0, 1]];

describe("the convolution of an image with a kernel", () => {
  it("moves the image towards the place of the kernel's only entry", () => {
    assert.deepEqual(convolveImage([[1, 2, 3]], right), [[3, 1, 2]]);
    assert.deepEqual(convolveImage([[1], [2], [3]], [[0], [0], [1]]), [[3], [1], [2]]);
  });

  it("commutes with every shift of the image", () => {
    fc.assert(
      fc.property(anyImage, anyKernel, anyStep, anyStep, (f, k, dy, dx) => {
        assert.deepEqual(
          convolveImage(shiftImage(f, [dy, dx]), k),
          shiftImage(convolveImage(f, k), [dy, dx]),
        );
      }),
    );
  });

  it("commutes with a quarter turn exactly when the kernel is turned too", () => {
    fc.assert(
      fc.property(anyImage, anyKernel, (f, k) => {
        assert.deepEqual(convolveImage(quarterTurn(f), quarterTurn(k)), quarterTurn(convolveImage(f, k)));
      }),
    );
    const f = image(3, 3, (y, x) => (y === 0 && x === 0 ? 1 : 0));
    assert.notDeepEqual(convolveImage(quarterTurn(f), right), quarterTurn(convolveImage(f, right)));
  });

  it("is the cross-correlation with the kernel turned by half a turn", () => {
    fc.assert(
      fc.property(anyImage, anyKernel, (f, k) => {
        assert.deepEqual(convolveImage(f, k), correlateImage(f, halfTurn(k)));
      }),
    );
    assert.deepEqual(correlateImage([[1, 2, 3]], right), [[2, 3, 1]]);
  });

  it("refuses a kernel with an even side and rows of different lengths", () => {
    for (const map of [convolveImage, convolveImageZeroPadded, correlateImage]) {
      assert.throws(() => map([[1]], [[1, 2]]), { name: "RangeError", message: /odd sides, got 1 x 2/ });
      assert.throws(() => map([[1], [1, 2]], [[1]]), { name: "RangeError", message: /rows of equal length/ });
    }
  });
});

describe("the convolution with zero padding", () => {
  it("agrees with the periodic one where the kernel does not reach over the border", () => {
    fc.assert(
      fc.property(anyImage, anyKernel, (f, k) => {
        const [h, w] = imageShape(f);
        const [ry, rx] = imageShape(k).map((side) => (side - 1) / 2) as [number, number];
        const [padded, periodic] = [convolveImageZeroPadded(f, k), convolveImage(f, k)];
        for (let y = ry; y < h - ry; y++) {
          for (let x = rx; x < w - rx; x++) assert.equal(padded[y]![x], periodic[y]![x]);
        }
      }),
    );
  });

  it("does not commute with shifts that reach the border", () => {
    const f = [[0, 0, 1]];
    assert.notDeepEqual(
      convolveImageZeroPadded(shiftImage(f, [0, 1]), right),
      shiftImage(convolveImageZeroPadded(f, right), [0, 1]),
    );
  });
});
