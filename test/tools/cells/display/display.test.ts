import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { html, markdown, svg } from "../../../../tools/cells/display/displayable.js";
import { displayMethod } from "../../../../tools/globals.js";
import { type Conversation, conversation, traceback } from "../../kernel/conversation.js";

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

describe("display", () => {
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
    const data = { "image/png": "AQID", "text/plain": "<image/png>" };
    assert.deepEqual(
      new Set(events.map((event) => JSON.stringify(event))),
      new Set([JSON.stringify({ type: "display", data, id: "p" }), JSON.stringify({ type: "result", data })]),
    );
  });

  it("shows once, as the last expression too, and from a user's function", async () => {
    for (const source of [
      'display("a")',
      'const show = (x: string) => display(x); show("a")',
      '[1].length; display("a", { id: "again" });',
    ]) {
      const { events } = await cells.run(source);
      assert.deepEqual(
        events.map((event) => event.type),
        ["display"],
        source,
      );
    }
    assert.equal((await cells.run('display("a").id.length')).events.length, 2, "its parts are values");
  });

  it("gives a plain text to what has none: that of the object, or else that of its bundle", async () => {
    const texts: Record<string, string> = {
      'class Table { rows = [1, 2]; [Symbol.for("Jupyter.display")]() { return { "text/html": "<table>" }; } } new Table()':
        "Table { rows: [ 1, 2 ] }",
      '({ rows: 2, [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<table>" }) })': "{ rows: 2 }",
      '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>" }) })': "<b>",
      '({ [Symbol.for("Jupyter.display")]: async () => ({ "text/markdown": "*m*", "text/html": "<i>" }) })':
        "*m*",
      '({ [Symbol.for("Jupyter.display")]: () => ({ "image/png": new Uint8Array(1) }) })': "<image/png>",
    };
    for (const [source, text] of Object.entries(texts)) {
      assert.equal((await cells.run(source)).result, text);
      const [shown] = (
        await cells.run(
          `display((() => { ${source.replace(/(new Table\(\)|\(\{.*\}\))$/, "return $1")} })())`,
        )
      ).events;
      assert.equal(shown?.type === "display" && shown.data["text/plain"], text, source);
    }
    const { events } = await cells.run('display({ "text/html": "<b>" })');
    assert.deepEqual(events[0], {
      type: "display",
      data: { "text/html": "<b>", "text/plain": "<b>" },
      id: (events[0] as { id?: string }).id,
    });
  });

  it("says in a sentence that a number is not a text; JSON may be anything, and lines become one text", async () => {
    for (const source of [
      '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": 5 }) })',
      'display({ "text/html": 5 })',
      'display({ [Symbol.for("Jupyter.display")]: async () => ({ "text/html": 5 }) })',
    ]) {
      assert.match(
        traceback(await cells.run(source)),
        /^TypeError: expected text or bytes for text\/html, got 5: write it as a string/,
      );
    }
    const { events } = await cells.run(
      'display({ "application/json": 5, "application/geo+json": { a: 1 }, "text/plain": ["a\\n", "b"], "text/html": undefined })',
    );
    assert.deepEqual(events[0]?.type === "display" && events[0].data, {
      "application/json": 5,
      "application/geo+json": { a: 1 },
      "text/plain": "a\nb",
    });
  });

  it("writes timers, servers and processes as one line, not their inner parts", async () => {
    const texts: Record<string, string> = {
      "setTimeout(() => {}, 5)": "Timeout after 5 ms",
      "const every = setInterval(() => {}, 7); every": "Timeout every 7 ms",
      "clearInterval(every); every": "Timeout that is over",
      "setImmediate(() => {})": "Immediate",
      'import { createServer } from "node:http"; const s = createServer(); s': "Server that does not listen",
      "await new Promise<void>((r) => void s.listen(0, r)); typeof (s.address() as any).port": "'number'",
      "s.close()": "Server that does not listen",
      'import { spawn } from "node:child_process"; const c = spawn("no-such-program"); c.on("error", () => {}); c':
        "ChildProcess that did not start of no-such-program",
      'import { Worker } from "node:worker_threads"; const w = new Worker("", { eval: true }); w': "Worker 2",
      "class Timeout { after = 3 }; new Timeout()": "Timeout { after: 3 }",
      'import { EventEmitter } from "node:events"; class Server extends EventEmitter { own = 1 } (new Server()).own':
        "1",
    };
    for (const [source, text] of Object.entries(texts)) {
      const outcome = await cells.run(source);
      assert.equal(outcome.result, text, `${source}: ${traceback(outcome)}`);
    }
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
    const module = new URL("../../../../tools/cells/display/index.js", import.meta.url).href;
    const script = `import { display, html } from ${JSON.stringify(module)}; display(html("<b>")); display("plain").update([1]);`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
    });
    assert.equal(printed, "<b>\nplain\n[ 1 ]\n");
  });
});
