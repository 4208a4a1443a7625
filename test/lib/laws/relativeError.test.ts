import assert from "node:assert/strict";
import fc from "fast-check";
import { relativeError, sameShape } from "../../../lib/laws/relativeError.js";
import { anyImage } from "../../support/arbitraries.js";

describe("the relative error", () => {
  it("is 0 exactly if both sides are the same", () => {
    fc.assert(fc.property(anyImage, (f) => assert.equal(relativeError(f, f), 0)));
    assert.equal(relativeError([], []), 0);
    assert.ok(relativeError([1, 2], [1, 2.000001]) > 1e-7);
  });

  it("is the largest difference over the largest entry", () => {
    assert.equal(relativeError([0, 4], [1, 4]), 1 / 4);
    assert.equal(
      relativeError(
        [
          [1, 2],
          [3, -8],
        ],
        [
          [1, 2],
          [5, -8],
        ],
      ),
      2 / 8,
    );
    assert.equal(relativeError(new Float64Array([1, 2]), [1, 4]), 0.5);
  });

  it("does not change when both sides are scaled, as long as they stay above the floor", () => {
    const error = relativeError([1, 2], [1, 3]);
    assert.equal(relativeError([1024, 2048], [1024, 3072]), error);
    assert.equal(relativeError([1, 2], [1, 3], 8), 1 / 8);
    assert.ok(relativeError(1e-17, 0) < 1e-13);
  });

  it("is infinite for entries that are not finite and for different shapes", () => {
    const pairs: [unknown, unknown][] = [
      [[Number.NaN], [1]],
      [[Infinity], [Infinity]],
      [[1, 2], [1]],
      [[1], [[1]]],
      [[[1, 2]], [[1], [2]]],
      [undefined, [1]],
      ["1", 1],
      [[undefined], [1]],
      [null, null],
      [1e308, -1e308],
    ];
    for (const [a, b] of pairs) assert.equal(relativeError(a, b), Infinity);
  });
});

describe("the same shape", () => {
  it("means the same nesting and the same lengths", () => {
    fc.assert(
      fc.property(anyImage, (f) =>
        assert.ok(
          sameShape(
            f,
            f.map((row) => row.map(() => 7)),
          ),
        ),
      ),
    );
    assert.ok(!sameShape([[1, 2]], [[1], [2]]));
    assert.ok(!sameShape([1], 1));
    assert.ok(!sameShape("a", "a"));
  });
});
