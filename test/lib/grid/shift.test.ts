import assert from "node:assert/strict";
import fc from "fast-check";
import { shift, shiftImage } from "../../../lib/grid/shift.js";
import { subsample } from "../../../lib/grid/subsample.js";
import { anyImage, anyStep, pixels, signals } from "../../support/arbitraries.js";

describe("shifts", () => {
  it("move a signal towards larger indices", () => {
    assert.deepEqual(shift([1, 2, 3], 1), [3, 1, 2]);
    assert.deepEqual(
      shiftImage(
        [
          [1, 2],
          [3, 4],
        ],
        [1, 0],
      ),
      [
        [3, 4],
        [1, 2],
      ],
    );
  });

  it("act: T_r T_s = T_(r + s) and T_0 is the identity", () => {
    fc.assert(
      fc.property(signals(1), anyImage, anyStep, anyStep, ([f = []], image, r, s) => {
        assert.deepEqual(shift(shift(f, s), r), shift(f, r + s));
        assert.deepEqual(shift(f, 0), f);
        assert.deepEqual(shiftImage(shiftImage(image, [r, s]), [s, r]), shiftImage(image, [r + s, r + s]));
      }),
    );
  });

  it("refuse a fraction of a step", () => {
    assert.throws(() => shift([1, 2], 0.5), { name: "RangeError", message: /whole steps, got 0.5/ });
    assert.throws(() => shiftImage([[1, 2]], [0.5, 0]), { name: "RangeError", message: /got 0.5 rows/ });
  });
});

describe("subsampling", () => {
  it("turns a shift by the stride times s into a shift by s", () => {
    fc.assert(
      fc.property(pixels(6, 6), fc.constantFrom(1, 2, 3), anyStep, anyStep, (f, n, dy, dx) => {
        assert.deepEqual(
          subsample(shiftImage(f, [n * dy, n * dx]), n),
          shiftImage(subsample(f, n), [dy, dx]),
        );
      }),
    );
  });

  it("does not commute with the other shifts", () => {
    assert.deepEqual(subsample([[1, 0, 0, 0]], 2), [[1, 0]]);
    assert.deepEqual(subsample(shiftImage([[1, 0, 0, 0]], [0, 1]), 2), [[0, 0]]);
  });

  it("refuses a stride that is not a positive integer", () => {
    assert.throws(() => subsample([[1]], 0), { name: "RangeError", message: /got 0/ });
  });
});
