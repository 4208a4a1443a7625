import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { displayMethod, html, markdown, svg } from "../../../tools/display/displayable.js";
import { type Conversation, conversation, traceback } from "../kernel/conversation.js";

describe("displayable values", () => {
  it("give their text under its MIME type, and as plain text", () => {
    assert.deepEqual(html("<b>x</b>")[displayMethod](), {
      "text/html": "<b>x</b>",
      "text/plain": "<b>x</b>",
    });
    assert.deepEqual(Object.keys(markdown("*x*")[displayMethod]()), ["text/markdown", "text/plain"]);
    assert.deepEqual(Object.keys(svg("<svg/>")[displayMethod]()), ["image/svg+xml", "text/plain"]);
  });
});

describe("display", function () {
  this.timeout(30_000);
  let cells: Conversation;
  before(async () => {
    cells = await conversation({ folder: tmpdir() });
    await cells.run('import { display, html } from "noether/display"');
  });
  after(() => cells.close());

  it("shows values, bundles and displayable objects in the order of the calls", async () => {
    const { events } = await cells.run(
      'display("text"); console.log("between"); display({ "text/html": "<i>", "text/plain": "i" }); display(html("<b>")); display([1, 2]); html("<u>")',
    );
    assert.deepEqual(events, [
      { type: "display", data: { "text/plain": "text" }, id: "display-1" },
      { type: "stream", name: "stdout", text: "between\n" },
      { type: "display", data: { "text/html": "<i>", "text/plain": "i" }, id: "display-2" },
      { type: "display", data: { "text/html": "<b>", "text/plain": "<b>" }, id: "display-3" },
      { type: "display", data: { "text/plain": "[ 1, 2 ]" }, id: "display-4" },
      { type: "result", data: { "text/html": "<u>", "text/plain": "<u>" } },
    ]);
  });

  it("updates a place under the id that was asked for", async () => {
    const { events } = await cells.run('const bar = display("0 %", { id: "bar" }); bar.update("100 %")');
    assert.deepEqual(events, [
      { type: "display", data: { "text/plain": "0 %" }, id: "bar" },
      { type: "update", data: { "text/plain": "100 %" }, id: "bar" },
    ]);
  });

  it("waits for bundles that are promised, and writes bytes in base 64", async () => {
    const source =
      'const picture = { async [Symbol.for("Jupyter.display")]() { await null; return { "image/png": new Uint8Array([1, 2, 3]) } } };';
    const { events } = await cells.run(`${source} display(picture, { id: "p" }); picture`);
    const data = { "image/png": "AQID" };
    assert.deepEqual(
      new Set(events.map((event) => JSON.stringify(event))),
      new Set([JSON.stringify({ type: "display", data, id: "p" }), JSON.stringify({ type: "result", data })]),
    );
  });

  it("lets a display method fail the cell, and says what one must return", async () => {
    assert.match(
      traceback(
        await cells.run('({ [Symbol.for("Jupyter.display")]() { throw new Error("cannot draw") } })'),
      ),
      /^Error: cannot draw/,
    );
    assert.match(
      traceback(await cells.run('({ [Symbol.for("Jupyter.display")]: () => 3 })')),
      /expected the display method to return an object from MIME types to data, got 3/,
    );
    assert.match(
      traceback(
        await cells.run(
          'display({ async [Symbol.for("Jupyter.display")]() { throw new Error("cannot draw later") } })',
        ),
      ),
      /^Error: cannot draw later/,
    );
  });

  it("prints the text outside a notebook", () => {
    const module = new URL("../../../tools/display/index.js", import.meta.url).href;
    const script = `import { display, html } from ${JSON.stringify(module)}; display(html("<b>")); display("plain").update([1]);`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
    });
    assert.equal(printed, "<b>\nplain\n[ 1 ]\n");
  });
});
