import assert from "node:assert/strict";
import { pictures } from "../../../lib/figure/pictures.js";

describe("pictures", () => {
  const images = { ink: [[0, 1]], edges: [[-4, 4]] };
  const ranges = (figure: ReturnType<typeof pictures>) =>
    figure.panels.map(({ marks: [mark] }) => mark?.kind === "heatmap" && [mark.range, mark.scale]);

  it("share one range, or have one each by their names, diverging if it goes below 0", () => {
    assert.deepEqual(ranges(pictures({ alt: "two", range: [-4, 4], images })), [
      [[-4, 4], "diverging"],
      [[-4, 4], "diverging"],
    ]);
    assert.deepEqual(ranges(pictures({ alt: "two", range: { ink: [0, 1], edges: [-4, 4] }, images })), [
      [[0, 1], "sequential"],
      [[-4, 4], "diverging"],
    ]);
  });

  it("whose range is missing are refused by name", () => {
    assert.throws(() => pictures({ alt: "two", range: { ink: [0, 1] }, images }), {
      name: "RangeError",
      message: /a range for the picture edges/,
    });
  });
});
