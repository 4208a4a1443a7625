import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parseIpynb } from "../../../tools/notebook/ipynb.js";

/** A notebook of format 3 in all its forms; the right column is what nbformat 5.10's own `convert` makes of it. */
const old = (metadata: unknown, language: string): string =>
  JSON.stringify({
    nbformat: 3,
    nbformat_minor: 0,
    metadata,
    worksheets: [
      {
        cells: [
          { cell_type: "heading", level: 2, metadata: {}, source: ["A title\n", "in two lines"] },
          { cell_type: "markdown", metadata: {}, source: "*text*" },
          { cell_type: "html", metadata: {}, source: "<b>html</b>" },
          { cell_type: "raw", metadata: {}, source: "raw" },
          {
            cell_type: "code",
            collapsed: true,
            input: ["1 + 1\n", "2"],
            language,
            metadata: { a: 1 },
            prompt_number: 7,
            outputs: [
              { output_type: "stream", stream: "stderr", text: ["a", "b"] },
              { output_type: "pyout", prompt_number: 7, metadata: {}, text: ["2"], html: "<i>" },
              { output_type: "display_data", metadata: {}, png: "AQID", json: "{}" },
              { output_type: "pyerr", ename: "E", evalue: "v", traceback: ["t"] },
            ],
          },
        ],
        metadata: {},
      },
      { cells: [{ cell_type: "code", input: "3", language, outputs: [] }] },
    ],
  });

describe("a notebook of nbformat 3", () => {
  it("is read as one of format 4: sheets, headings, inputs and outputs", () => {
    const { cells } = parseIpynb(old({ name: "" }, "javascript"));
    assert.deepEqual(
      cells.map(({ type, source }) => [type, source]),
      [
        ["markdown", "## A title in two lines"],
        ["markdown", "*text*"],
        ["markdown", "<b>html</b>"],
        ["raw", "raw"],
        ["code", "1 + 1\n2"],
        ["code", "3"],
      ],
    );
    const { executionCount, outputs, metadata } = cells[4]!;
    assert.equal(executionCount, 7);
    assert.deepEqual(metadata, { a: 1, collapsed: true });
    assert.deepEqual(outputs, [
      { output_type: "stream", name: "stderr", text: "ab" },
      {
        output_type: "execute_result",
        execution_count: 7,
        metadata: {},
        data: { "text/plain": "2", "text/html": "<i>" },
      },
      { output_type: "display_data", metadata: {}, data: { "image/png": "AQID", "application/json": "{}" } },
      { output_type: "error", ename: "E", evalue: "v", traceback: ["t"] },
    ]);
  });

  it("is refused if its cells are in another language, unless it says that its kernel is ours", () => {
    assert.throws(
      () => parseIpynb(old({}, "python")),
      /expected a notebook in TypeScript, got one in python/,
    );
    const kernelspec = { name: "javascript", language: "javascript" };
    assert.equal(parseIpynb(old({ kernelspec }, "python")).cells.length, 6);
  });

  it("may be of format 2, and may be empty", () => {
    const text = old({}, "javascript").replace('"nbformat":3', '"nbformat":2');
    assert.equal(parseIpynb(text).cells.length, 6);
    assert.deepEqual(parseIpynb('{"nbformat": 3, "worksheets": []}').cells, []);
  });

  it("has headings of one to six signs, whatever level they had", () => {
    const level = (level: unknown): string => {
      const cells = [{ cell_type: "heading", level, metadata: {}, source: "x" }];
      const text = JSON.stringify({ nbformat: 3, nbformat_minor: 0, metadata: {}, worksheets: [{ cells }] });
      return parseIpynb(text).cells[0]!.source;
    };
    for (const n of [1, 2, 3, 4, 5, 6]) assert.equal(level(n), `${"#".repeat(n)} x`);
    for (const [given, read] of [
      [7, 6],
      [0, 1],
      [-1, 1],
      [undefined, 1],
      ["3", 3],
    ] as const)
      assert.equal(level(given), `${"#".repeat(read)} x`, String(given));
  });
});
