import assert from "node:assert/strict";
import { singleGraph, tensor } from "noether";
import { meanError } from "../../../../tools/bench/learn/meanError.js";

describe("the mean error over graphs", () => {
  const graphs = [1, 2, 6].map((x) =>
    singleGraph({
      source: tensor(new Int32Array(0)),
      target: tensor(new Int32Array(0)),
      nodes: 1,
      x: tensor([x]),
    }),
  );

  it("counts each graph once, however many are batched, the last batch being smaller or not", () => {
    for (const size of [1, 2, 3, 100])
      assert.equal(
        meanError(graphs, size, ({ x }) => x.mean()),
        3,
      );
  });

  it("sees so many at a time", () => {
    const sizes: number[] = [];
    meanError(graphs, 2, ({ x, graphs }) => {
      sizes.push(graphs);
      return x.mean();
    });
    assert.deepEqual(sizes, [2, 1]);
  });
});
