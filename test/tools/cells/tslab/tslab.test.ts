import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { KernelEvent } from "../../../../tools/kernel/session.js";
import { type Conversation, conversation, traceback } from "../../kernel/conversation.js";

describe("tslab's display functions", () => {
  let folder: string;
  let cells: Conversation;
  before(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether tslab ")));
    const own = join(folder, "node_modules", "tslab");
    await mkdir(own, { recursive: true });
    await writeFile(
      join(own, "package.json"),
      '{ "name": "tslab", "main": "index.js", "types": "index.d.ts" }',
    );
    await writeFile(join(own, "index.js"), "throw new Error('no kernel');");
    await writeFile(join(own, "index.d.ts"), "export const display: string;");
    cells = await conversation({ folder });
  });
  after(async () => {
    await cells.close();
    await rm(folder, { recursive: true, force: true });
  });
  const eventsOf = async (source: string): Promise<readonly KernelEvent[]> => {
    const outcome = await cells.run(source);
    assert.equal(outcome.ending.status, "ok", traceback(outcome));
    return outcome.events;
  };

  it("are there under tslab's name, though the folder has a tslab of its own", async () => {
    const events = await eventsOf(
      'import * as tslab from "tslab"; tslab.display.html("<b>"); [typeof tslab.versions.node, tslab.display === (await import("tslab")).display]',
    );
    assert.deepEqual(events, [
      { type: "display", data: { "text/html": "<b>", "text/plain": "<b>" }, id: "display-1" },
      { type: "result", data: { "text/plain": "[ 'string', true ]" } },
    ]);
  });

  it("show each kind of content under its MIME type, bytes in base 64", async () => {
    const calls = [
      'display.javascript("1")',
      'display.markdown("*m*")',
      'display.latex("$l$")',
      'display.svg("<svg/>")',
      "display.png(new Uint8Array([1, 2, 3]))",
      "display.jpeg(new Uint8Array([1, 2, 3]))",
      "display.gif(new Uint8Array([1, 2, 3]))",
      "display.pdf(new Uint8Array([1, 2, 3]))",
      'display.text("t")',
      'display.raw("x-own/type", "r")',
    ];
    const events = await eventsOf(`import { display } from "tslab"; ${calls.join("; ")}; undefined`);
    assert.deepEqual(
      events.map((event) => event.type === "display" && event.data),
      [
        { "text/javascript": "1", "text/plain": "1" },
        { "text/markdown": "*m*", "text/plain": "*m*" },
        { "text/latex": "$l$", "text/plain": "$l$" },
        { "image/svg+xml": "<svg/>", "text/plain": "<svg/>" },
        { "image/png": "AQID", "text/plain": "<image/png>" },
        { "image/jpeg": "AQID", "text/plain": "<image/jpeg>" },
        { "image/gif": "AQID", "text/plain": "<image/gif>" },
        { "application/pdf": "AQID", "text/plain": "<application/pdf>" },
        { "text/plain": "t" },
        { "x-own/type": "r", "text/plain": "<x-own/type>" },
      ],
    );
  });

  it("change one place with newDisplay, and another place with another", async () => {
    const events = await eventsOf(
      'import { newDisplay } from "tslab"; const one = newDisplay(); const two = newDisplay(); one.text("a"); two.text("b"); one.html("c");',
    );
    assert.deepEqual(
      events.map((event) => event.type),
      ["display", "display", "update"],
    );
    const [first, second, update] = events.map((event) => ("id" in event ? event.id : undefined));
    assert.equal(update, first);
    assert.notEqual(second, first);
  });

  it("are checked: a number is not a text", async () => {
    assert.match(traceback(await cells.run("display.text(3)")), /TS2345/);
  });
});
