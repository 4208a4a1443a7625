import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { toMarkdown } from "../../../tools/render/markdown.js";
import { notebook, prose, ran, showing } from "./html/sample.js";

const text = (...cells: Parameters<typeof notebook>): string =>
  String(toMarkdown(notebook(...cells), "a_files").main);

describe("Markdown of a notebook", () => {
  it("keeps the texts, fences the code, and fences what was printed without a terminal's colours", () => {
    const red = String.fromCharCode(27) + "[31mred" + String.fromCharCode(27) + "[0m";
    assert.equal(
      text(
        prose("# A\n$x$"),
        ran("f(1);", { output_type: "stream", name: "stdout", text: `10 %\r${red}\n` }),
      ),
      "# A\n$x$\n\n```typescript\nf(1);\n```\n\n```text\nred\n```\n",
    );
  });

  it("uses a longer fence if the code has one", () => {
    assert.equal(text(ran("const s = `\n````\n`;")), "`````typescript\nconst s = `\n````\n`;\n`````\n");
  });

  it("puts pictures into files with the first line of their words as caption, and leaves the Plotly figure out", () => {
    const { main, beside } = toMarkdown(
      notebook(
        showing({
          "application/vnd.plotly.v1+json": { data: [] },
          "image/svg+xml": "<svg/>",
          "text/plain": "a [table]:\n1 2",
        }),
        showing({ "image/png": "iVBORw==", "text/plain": "dots" }),
      ),
      "é b_files",
    );
    assert.equal(
      main,
      "![a \\[table\\]:](%C3%A9%20b_files/c0-1.svg)\n\n![dots](%C3%A9%20b_files/c1-1.png)\n",
    );
    assert.deepEqual([...beside.keys()], ["é b_files/c0-1.svg", "é b_files/c1-1.png"]);
    assert.equal(beside.get("é b_files/c0-1.svg"), "<svg/>");
    assert.deepEqual([...(beside.get("é b_files/c1-1.png") as Uint8Array)], [0x89, 0x50, 0x4e, 0x47]);
  });

  it("puts pasted pictures into files, under safe names", () => {
    const attachments = { "../my pic.png": { "image/png": "iVBORw==" } };
    const { main, beside } = toMarkdown(
      notebook(prose("![p](attachment:../my%20pic.png) ![q](attachment:none.png)", { attachments })),
      "a_files",
    );
    assert.equal(main, "![p](a_files/m0-..-my-pic.png) ![q](attachment:none.png)\n");
    assert.deepEqual([...beside.keys()], ["a_files/m0-..-my-pic.png"]);
  });

  it("shows HTML and Markdown as they are, an error with its lines, and otherwise the words", () => {
    assert.equal(
      text(
        showing({ "text/html": "<b>x</b>", "text/plain": "x" }),
        showing({ "text/markdown": "**y**", "text/plain": "y" }),
        showing({ "text/plain": "z" }),
        ran("", { output_type: "error", ename: "RangeError", evalue: "too far", traceback: [] }),
      ),
      "<b>x</b>\n\n**y**\n\n```text\nz\n```\n\n```text\nRangeError: too far\n```\n",
    );
  });
});
