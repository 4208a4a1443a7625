import assert from "node:assert/strict";
import { existsSync, realpathSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";

const sleep = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

describe("an interrupt while noether is being loaded", () => {
  let folder: string;
  let session: NodeSession;
  /** Files: noether is being loaded; it may be loaded to its end. */
  const begun = (): string => join(folder, "begun");
  const go = (): string => join(folder, "go");
  beforeEach(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether reading é ")));
    const library = join(folder, "node_modules", "noether");
    await mkdir(library, { recursive: true });
    const slow = `import { existsSync, writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(begun())}, "");
while (!existsSync(${JSON.stringify(go())}));
export const read = "whole";
`;
    for (const [name, text] of [
      ["package.json", '{ "name": "noether", "type": "module", "main": "index.js" }'],
      ["index.d.ts", "export const read: string;\n"],
      ["index.js", slow],
    ] as const)
      await writeFile(join(library, name), text);
    session = await nodeSession({ folder });
  });
  afterEach(async () => {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function result(source: string): Promise<unknown> {
    let shown: unknown;
    const ending = await session.execute(source, (event) => {
      if (event.type === "result") shown = event.data["text/plain"];
    });
    assert.equal(ending.status, "ok", ending.status === "error" ? ending.message : "");
    return shown;
  }

  it("keeps the cell that waits for it from running, and noether is loaded completely", async () => {
    const ended = session.execute('await new Promise(() => {}); "noether"', () => {});
    while (!existsSync(begun())) await sleep(5);
    await session.complete("no", 2); // the checker answers in order: the cell is checked, and due to run
    void session.interrupt();
    await sleep(300); // time enough to stop the loading
    await writeFile(go(), "");
    const ending = await ended;
    assert.match(ending.status === "error" ? ending.message : "", /^cell 1 was interrupted before it ran$/);
    assert.equal(await result("const kept = 'kept'; kept"), "'kept'");
    assert.equal(await result('import { read } from "noether"; read'), "'whole'");
  });

  it("cannot come for a cell that runs: noether is loaded before a cell, or after it", async () => {
    await writeFile(go(), "");
    const waits = `console.log("in");
await new Promise((done) => setTimeout(done, 1000));
console.log("out");
await new Promise(() => {});`;
    let isRead = false;
    await session.execute(waits, (event) => {
      const printed = event.type === "stream" ? event.text : "";
      if (printed.includes("in")) rmSync(begun(), { force: true }); // before it, on a slow machine
      if (!printed.includes("out")) return;
      isRead = existsSync(begun());
      void session.interrupt();
    });
    assert.ok(!isRead);
    assert.equal(await result('import { read } from "noether"; read'), "'whole'");
  });
});
