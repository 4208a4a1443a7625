import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Conversation, conversation, type Outcome, traceback } from "./conversation.js";

/** What other kernels for TypeScript get wrong, if no other test of sessions covers it. */
describe("defects of other kernels that this one does not have", () => {
  let folder: string;
  let cells: Conversation;
  before(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether defects ")));
    const files: Record<string, string> = {
      "node_modules/esm-only/package.json":
        '{ "name": "esm-only", "type": "module", "exports": "./index.js" }',
      "node_modules/esm-only/index.js": "export const only = 'esm';",
      "node_modules/esm-awaits/package.json":
        '{ "name": "esm-awaits", "type": "module", "exports": "./index.js" }',
      "node_modules/esm-awaits/index.js":
        "export const v = await new Promise((done) => setTimeout(done, 5, 'awaited'));",
      "beside.ts": "export class Beside { n = 1; }",
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    cells = await conversation({ folder });
  });
  after(async () => {
    await cells.close();
    await rm(folder, { recursive: true, force: true });
  });
  const resultOf = (source: string): Promise<unknown> => cells.resultOf(source);

  it("cells skipped after an error: those that were waiting run", async () => {
    const all = await Promise.all([
      cells.run("throw new Error('first')"),
      cells.run("const wrong: string = 3"),
      cells.run("'third'"),
      cells.run("'fourth'"),
    ]);
    assert.deepEqual(
      all.map(({ ending, result }) => (ending.status === "ok" ? result : ending.name)),
      ["Error", "TypeScriptError", "'third'", "'fourth'"],
    );
  });

  it("lost output and a missing end: each line of many cells at once comes before its end", async () => {
    const counts = await Promise.all(
      [1, 2, 3].map(async (cell) => {
        const { stdout } = await cells.run(`for (let i = 0; i < 5000; i++) console.log(${cell});`);
        return stdout === `${cell}\n`.repeat(5000);
      }),
    );
    assert.deepEqual(counts, [true, true, true]);
  });

  it("errors as text: an error is an error, with name, message and traceback, and nothing on stderr", async () => {
    const { ending, stderr, events } = await cells.run("\nthrow new RangeError('l must be >= 0')");
    assert.ok(ending.status === "error");
    assert.deepEqual([ending.name, ending.message], ["RangeError", "l must be >= 0"]);
    assert.match(ending.traceback.join("\n"), /at cell \d+, line 2, column 7/);
    assert.deepEqual([stderr, events], ["", []]);
  });

  it("await: all its forms at the top level", async () => {
    assert.equal(await resultOf("await (Promise.resolve(1))"), "1");
    assert.equal(await resultOf("await (async () => 2)()"), "2");
    assert.equal(await resultOf("(await Promise.all([3]))[0]"), "3");
    assert.equal(
      await resultOf("let sum = 0; for await (const n of [1, Promise.resolve(2)]) sum += n; sum"),
      "3",
    );
    assert.equal(
      await resultOf("if (true) { for (const p of [Promise.resolve(5)]) sum = await p; } sum"),
      "5",
    );
  });

  it("results: the last expression is a result, null is shown, undefined is not", async () => {
    assert.deepEqual((await cells.run("7")).events, [{ type: "result", data: { "text/plain": "7" } }]);
    assert.equal(await resultOf("null"), "null");
    assert.deepEqual((await cells.run("undefined; void 0")).events, []);
    assert.match(String(await resultOf("Array.from({ length: 101 }, (_, i) => i)")), /1 more item/);
    assert.match(String(await resultOf("[[[[1]]]]")), /1/);
  });

  it("results: several MIME types at once, the object's own way of showing itself, and JSON", async () => {
    const { events } = await cells.run(
      'import { display } from "noether/display"; display({ "application/json": { a: [1] }, "text/plain": "a" }); ({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>", "text/plain": "b" }) })',
    );
    assert.deepEqual(events, [
      { type: "display", data: { "application/json": { a: [1] }, "text/plain": "a" }, id: "display-1" },
      { type: "result", data: { "text/html": "<b>", "text/plain": "b" } },
    ]);
  });

  it("modules: packages that are ES modules only, and those that await at their top level", async () => {
    assert.equal(await resultOf('(await import("esm" + "-only")).only'), "'esm'");
    assert.equal(await resultOf('(await import("esm" + "-awaits")).v'), "'awaited'");
  });

  it("modules: a file in the notebook's folder under its own name, with its extension", async () => {
    assert.equal(await resultOf('import { Beside } from "./beside.ts"; new Beside().n'), "1");
  });

  it("modules: import.meta, __dirname and require", async () => {
    assert.equal(
      await resultOf(
        "[import.meta.dirname === __dirname, typeof import.meta.url, typeof require('node:fs').readFileSync]",
      ),
      "[ true, 'string', 'function' ]",
    );
  });

  it("modern JavaScript: toSorted exists", async () => {
    assert.equal(await resultOf("[2, 1].toSorted()"), "[ 1, 2 ]");
  });

  it("old instances of a class that is redeclared keep their type", async () => {
    await resultOf("class P { dbl(): number { return 2; } } const p = new P();");
    await resultOf("class P { other(): number { return 3; } }");
    assert.equal(await resultOf("p.dbl()"), "2");
  });

  it("shutdown: a session closes while timers and loops of the cells run", async () => {
    const own = await conversation({ folder });
    await own.run("setInterval(() => {}, 10); setTimeout(() => { while (true) {} }, 1);");
    await own.close();
    const busy = await conversation({ folder });
    let ended: Promise<Outcome> | undefined;
    await new Promise<void>((begun) => {
      ended = busy.run("console.log('in'); while (true) {}", () => begun());
    });
    await busy.close();
    assert.match(traceback(await ended!), /the session was closed/);
  });
});
