import assert from "node:assert/strict";
import { classes, fill, hashes } from "../../../../tools/bench/engine/inputs.js";

describe("the inputs of the engine's works", () => {
  it("are the numbers that numpy makes by the same hash", () => {
    assert.deepEqual([...hashes(7, 4)], [2025593743, 2714145345, 2675107763, 42499125]);
    assert.deepEqual([...fill(1, 3)], [0.2542566657066345, -0.1949775367975235, -1.0660394430160522]);
    const many = fill(1, 1000, 300);
    assert.equal(many.length, 300_000);
    assert.deepEqual([many[123456], many[299999]], [0.3585803508758545, 1.608641505241394]);
  });

  it("have mean 0 and variance 1", () => {
    const x = fill(5, 1000, 100);
    const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
    const variance = x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / x.length;
    assert.ok(Math.abs(mean) < 0.01 && Math.abs(variance - 1) < 0.01);
  });

  it("have classes in turn", () => {
    assert.deepEqual([...classes(3, 4)], [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]);
  });
});
