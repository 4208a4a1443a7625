import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { forPaper } from "../../../tools/convert/paper.js";
import { toHtml } from "../../../tools/notebook/html/toHtml.js";
import { notebook, ran } from "../notebook/html/sample.js";

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
