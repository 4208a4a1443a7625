import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { identityMatrix } from "noether";
import { showApart, showDifference } from "noether/laws";

describe("two sides that differ", () => {
  it("are shown whole if they have six numbers each", () => {
    assert.deepEqual(showDifference([1, 0], [0, 1]), ["[1, 0]", "[0, 1]"]);
    const [a, b] = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [1, 2, 3],
        [4, 5, 7],
      ],
    ];
    assert.deepEqual(showDifference(a, b), showApart(a, b));
  });

  it("are shown at the first entry that differs if they have more", () => {
    const one = identityMatrix(3);
    assert.deepEqual(
      showDifference(
        one,
        one.map((row) => [...row].reverse()),
      ),
      ["1 in row 0, column 0", "0 in row 0, column 0"],
    );
    const list = [1, 2, 3, 4, 5, 6, 7];
    assert.deepEqual(showDifference(list, list.with(6, 8)), ["7 in entry 6", "8 in entry 6"]);
    assert.deepEqual(showDifference([[list]], [[list.with(0, 0)]]), [
      "1 in entry [0][0][0]",
      "0 in entry [0][0][0]",
    ]);
  });

  it("pass over rounding errors, and stop at what is not a number", () => {
    const list = [1e-12, 2, 3, 4, 5, 6, 7];
    assert.deepEqual(showDifference(list, list.with(0, 0).with(3, 0)), ["4 in entry 3", "0 in entry 3"]);
    assert.deepEqual(showDifference(list, list.with(3, Number.NaN)), ["4 in entry 3", "NaN in entry 3"]);
  });

  it("are shown as they are if their shapes differ", () => {
    const list = [1, 2, 3, 4, 5, 6, 7];
    assert.deepEqual(showDifference(list, list.slice(1)), showApart(list, list.slice(1)));
    assert.deepEqual(showDifference(list, [list]), showApart(list, [list]));
    assert.deepEqual(showDifference(list, undefined), showApart(list, undefined));
  });
});
