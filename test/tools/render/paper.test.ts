import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { toHtml } from "../../../tools/render/html/toHtml.js";
import { forPaper } from "../../../tools/render/paper.js";
import { notebook, ran } from "./html/sample.js";

describe("a notebook on paper", () => {
  it("shows the answers to its predictions, and keeps code folded that only draws", () => {
    const cell = {
      ...ran("count();", { output_type: "stream", name: "stdout", text: "two" } as const),
      metadata: { tags: ["hide-output", "other"], jupyter: { source_hidden: true } },
    };
    const [paper] = forPaper(notebook(cell)).cells;
    assert.deepEqual(paper!.metadata, { tags: ["other"], jupyter: { source_hidden: true } });
    assert.doesNotMatch(toHtml(forPaper(notebook(cell))), /<details class="fold output-fold"/);
    assert.match(toHtml(notebook(cell)), /<details class="fold output-fold"/);
  });
});
