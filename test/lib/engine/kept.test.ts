import assert from "node:assert/strict";
import { kept } from "../../../lib/engine/kept.js";

describe("a function that keeps what it made", () => {
  it("makes a value once for each key, undefined too", () => {
    const made: number[] = [];
    const half = kept((n: number) => {
      made.push(n);
      return n % 2 === 0 ? n / 2 : undefined;
    });
    assert.deepEqual([4, 3, 4, 3, 0].map(half), [2, undefined, 2, undefined, 0]);
    assert.deepEqual(made, [4, 3, 0]);
  });

  it("forgets them after a thousand keys, and is right all the same", () => {
    let count = 0;
    const square = kept((n: number) => {
      count++;
      return n * n;
    });
    for (let n = 0; n < 1000; n++) square(n);
    assert.equal(square(7), 49);
    assert.equal(count, 1000);
    assert.equal(square(1000), 1_000_000);
    assert.equal(square(7), 49);
    assert.equal(count, 1002);
  });
});
