import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { range, tensor, zeros } from "../../../lib/engine/index.js";
import { tensorHeatMap } from "../../../lib/figure/tensorHeatMap.js";

describe("the heat map of a tensor", () => {
  it("has its rows, and colours on both sides of 0 if some are negative", () => {
    const made = tensorHeatMap(tensor([[1, -3, 0.5]]), { title: "W", unit: "weight" });
    assert.equal(made.alt, "A 1 by 3 matrix, its numbers from -3 to 1");
    assert.deepEqual(made.panels[0]!.marks, [
      { kind: "heatmap", values: [[1, -3, 0.5]], scale: "diverging", range: [-3, 3], unit: "weight" },
    ]);
    assert.equal(made.title, "W");
  });

  it("goes from the least to the greatest if none are", () => {
    const { panels, alt } = tensorHeatMap(range(6).reshape([2, 3]), {
      alt: "Six numbers",
      axes: ["out", "in"],
    });
    assert.equal(alt, "Six numbers");
    assert.deepEqual([panels[0]!.yLabel, panels[0]!.xLabel], ["out", "in"]);
    assert.deepEqual(panels[0]!.marks, [
      {
        kind: "heatmap",
        values: [
          [0, 1, 2],
          [3, 4, 5],
        ],
      },
    ]);
  });

  it("is not drawn for what is not a matrix, empty, too large or not finite", () => {
    const said = (shape: string) => ({
      name: "RangeError",
      message: `tensorHeatMap: expected a matrix of 1 to 10000 numbers, got the shape ${shape}: take a slice of it, or reshape it`,
    });
    assert.throws(() => tensorHeatMap(range(3)), said("[3]"));
    assert.throws(() => tensorHeatMap(zeros([2, 0])), said("[2, 0]"));
    assert.throws(() => tensorHeatMap(zeros([101, 100])), said("[101, 100]"));
    assert.throws(() => tensorHeatMap(tensor([[1], [Number.NaN]])), {
      name: "RangeError",
      message: "tensorHeatMap: expected finite numbers, got NaN at [1, 0]",
    });
  });
});
