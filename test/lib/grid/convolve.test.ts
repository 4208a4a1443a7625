import assert from "node:assert/strict";
import fc from "fast-check";
import { convolve } from "../../../lib/grid/convolve.js";
import { correlate } from "../../../lib/grid/correlate.js";
import { shift } from "../../../lib/grid/shift.js";
import { anyStep, signals } from "../../support/arbitraries.js";

describe("the convolution of signals", () => {
  it("follows its definition on an example worked by hand", () => {
    assert.deepEqual(convolve([1, 2, 0], [3, 0, 1]), [5, 6, 1]);
  });

  it("commutes with shifts, for all signals and shifts", () => {
    fc.assert(
      fc.property(signals(2), anyStep, ([f = [], g = []], s) => {
        assert.deepEqual(convolve(shift(f, s), g), shift(convolve(f, g), s));
      }),
    );
  });

  it("is commutative and associative", () => {
    fc.assert(
      fc.property(signals(3), ([f = [], g = [], h = []]) => {
        assert.deepEqual(convolve(f, g), convolve(g, f));
        assert.deepEqual(convolve(convolve(f, g), h), convolve(f, convolve(g, h)));
      }),
    );
  });

  it("has the unit impulse as its identity", () => {
    fc.assert(
      fc.property(signals(1), ([f = []]) => {
        assert.deepEqual(
          convolve(
            f,
            f.map((_, t) => (t === 0 ? 1 : 0)),
          ),
          f,
        );
      }),
    );
  });

  it("refuses signals of different lengths and says both", () => {
    assert.throws(() => convolve([1, 2], [1, 2, 3]), { name: "RangeError", message: /got 2 and 3/ });
    assert.throws(() => correlate([1, 2], [1, 2, 3]), { name: "RangeError", message: /got 2 and 3/ });
  });
});

describe("the cross-correlation of signals", () => {
  it("is the convolution with the mirror image of its first argument", () => {
    fc.assert(
      fc.property(signals(2), ([f = [], g = []]) => {
        const mirrored = f.map((_, t) => f[(f.length - t) % f.length]!);
        assert.deepEqual(correlate(f, g), convolve(mirrored, g));
      }),
    );
  });

  it("does not commute with shifts of its first argument: it moves the other way", () => {
    const [f, g] = [
      [1, 0, 0],
      [1, 2, 0],
    ];
    assert.notDeepEqual(correlate(shift(f, 1), g), shift(correlate(f, g), 1));
    assert.deepEqual(correlate(shift(f, 1), g), shift(correlate(f, g), -1));
  });
});
