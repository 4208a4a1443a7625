import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Conversation, conversation, traceback } from "./conversation.js";

describe("imports of cells", () => {
  let folder: string;
  let cells: Conversation;
  async function file(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  before(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether ö imports ")));
    cells = await conversation({ folder });
  });
  after(async () => {
    await cells.close();
    await rm(folder, { recursive: true, force: true });
  });
  const resultOf = (source: string): Promise<unknown> => cells.resultOf(source);

  it("finds TypeScript in the notebook's folder under all its names", async () => {
    await file("helper.ts", "export const h: number = 1; export default (x: number): number => x + h;");
    for (const name of ["./helper", "./helper.js", "./helper.ts"]) {
      assert.equal(
        await resultOf(`import d, { h } from "${name}"; import * as all from "${name}"; d(h) + all.h`),
        "3",
        name,
      );
    }
    assert.equal(await resultOf('(await import("./helper.ts")).h'), "1");
  });

  it("loads a module once, and again when it or a module that it uses has changed", async () => {
    await file("deep.ts", "export const value = 'first';");
    await file(
      "outer.ts",
      "import { value } from './deep.js'; export const seen = value; export const made = {};",
    );
    assert.equal(
      await resultOf('import { seen, made } from "./outer"; const before = made; seen'),
      "'first'",
    );
    assert.equal(await resultOf('import { seen, made } from "./outer"; before === made'), "true");
    await file("deep.ts", "export const value = 'second';");
    assert.equal(
      await resultOf('import { seen, made } from "./outer"; [seen, (before as unknown) === made]'),
      "[ 'second', false ]",
    );
  });

  it("lets modules import each other", async () => {
    await file(
      "even.ts",
      "import { odd } from './odd.js'; export function even(n: number): boolean { return n === 0 || odd(n - 1); }",
    );
    await file(
      "odd.ts",
      "import { even } from './even.js'; export function odd(n: number): boolean { return n !== 0 && even(n - 1); }",
    );
    assert.equal(await resultOf('import { even } from "./even"; [even(10), even(7)]'), "[ true, false ]");
  });

  it("keeps exports of a module live", async () => {
    await file("counter.ts", "export let n = 0; export function step(): void { n++; }");
    assert.equal(await resultOf('import { n, step } from "./counter"; step(); n'), "1");
    assert.equal(await resultOf("step(); n"), "2");
  });

  it("names the file and line of an error in a local module", async () => {
    await file(
      "fails.ts",
      "interface Lost {}\nexport function fail(x: Lost): never {\n  throw new Error('from the file');\n}",
    );
    const text = traceback(await cells.run('import { fail } from "./fails"; fail({})'));
    assert.match(text, /at fail \(fails\.ts, line 3, column 9\)\n {4}at cell/);
    await file("broken.ts", "export const x = ;");
    assert.match(
      traceback(await cells.run('await import("./bro" + "ken")')),
      /broken\.ts, line 1, column 18: Expression expected/,
    );
    await file("broken.ts", "export const x = 'mended';");
    assert.equal(await resultOf('(await import("./bro" + "ken")).x'), "'mended'");
  });

  it("reports type errors of a local module if a cell imports it, and loads it once it is fixed", async () => {
    await file("typed.ts", "export const x = 1;\nexport const y: string = x;\n");
    const refused = traceback(await cells.run('import { x } from "./typed"; x'));
    assert.match(
      refused,
      /^typed\.ts, line 2, column 14 \(imported by cell \d+\): .*\(TS2322\)\n {4}2 \| export const y/,
    );
    await file("typed.ts", "export const x = 1;\nexport const y: number = x;\n");
    assert.equal(await resultOf('import { x, y } from "./typed"; x + y'), "2");
    await file("typed.ts", "export const x = 'text';\nexport const y: string = x;\n");
    assert.equal(await resultOf('import { x, y } from "./typed"; (x + y).length'), "8", "edited again");
  });

  it("runs a local module that begins with a line for a shell", async () => {
    await file("script.ts", "#!/usr/bin/env node\nexport const s: number = 5;\n");
    assert.equal(await resultOf('import { s } from "./script"; s'), "5");
  });

  it("reads JSON, with and without saying so", async () => {
    await file("data.json", '{ "a": [1, 2] }');
    assert.equal(
      await resultOf(
        'import data from "./data.json"; import again from "./data.json" with { type: "json" }; [data.a.length, again.a[1], require("./data.json").a[0]]',
      ),
      "[ 2, 2, 1 ]",
    );
  });

  it("finds packages of the folder: ES modules that await, CommonJS, conditions", async () => {
    await file(
      "node_modules/waits/package.json",
      '{ "name": "waits", "type": "module", "exports": { "require": "./no.cjs", "import": "./yes.js" } }',
    );
    await file("node_modules/waits/yes.js", "export const v = await Promise.resolve('import');");
    await file("node_modules/common/package.json", '{ "name": "common" }');
    await file("node_modules/common/index.js", "module.exports = { named: 1 };");
    assert.equal(
      await resultOf(
        'import { v } from "waits"; import common from "common"; import c = require("common"); [v, common.named, c.named]',
      ),
      "[ 'import', 1, 1 ]",
    );
  });

  it("loads plain JavaScript again when it has changed", async () => {
    await file("plain.mjs", "export const p = 1;");
    assert.equal(await resultOf('import { p } from "./plain.mjs"; p'), "1");
    await file("plain.mjs", "export const p = 2;");
    assert.equal(await resultOf('import { p } from "./plain.mjs"; p'), "2");
  });

  it("finds Node's own modules, and noether if the folder does not have it", async () => {
    assert.equal(
      await resultOf(
        'import { join } from "node:path"; import fs from "fs"; typeof join + typeof fs.readFileSync',
      ),
      "'functionfunction'",
    );
    assert.equal(await resultOf('import { random } from "noether"; typeof random(7).uniform()'), "'number'");
  });

  it("says what is missing", async () => {
    assert.match(
      traceback(await cells.run('await import("no-such-" + "package")')),
      /there is no package "no-such-package" here: install it/,
    );
    assert.match(
      traceback(await cells.run('await import("./no-such" + "-file")')),
      /there is no file ".\/no-such-file"/,
    );
    assert.match(traceback(await cells.run('import { nothing } from "noether"')), /TS2305/);
  });

  it("withholds exports of noether while their names are in the process-wide set, and only there", async () => {
    await cells.run(
      'import { random, judge } from "noether"; import * as noether from "noether"; const set = new Set<string>(); (globalThis as any)[Symbol.for("noether.withheld")] = set; const early = random;',
    );
    assert.equal(
      await resultOf("[typeof random(1), early.name, early.length, early === random]"),
      "[ 'object', 'random', 1, true ]",
    );
    const outcome = await cells.run('set.add("random"); early(1)');
    assert.ok(outcome.ending.status === "error");
    assert.equal(outcome.ending.name, "Withheld");
    assert.match(traceback(outcome), /This calls `random`, .* that is what you are building here/);
    assert.equal(
      await resultOf(
        "let name; try { noether.random(1) } catch (error) { name = (error as any).exportName } [name, typeof judge]",
      ),
      "[ 'random', 'function' ]",
    );
    assert.equal(await resultOf('set.delete("random"); typeof random(1)'), "'object'");
  });

  it("withholds exports of the library's other entries as well", async () => {
    await cells.run('import { show } from "noether/laws"; import { project } from "noether/figure";');
    const told = await resultOf(
      '(globalThis as any)[Symbol.for("noether.withheld")] = new Set(["show", "project"]); const names: string[] = []; for (const call of [() => show(1), () => project([0, 0, 1])]) try { call() } catch (error) { names.push((error as any).exportName) } (globalThis as any)[Symbol.for("noether.withheld")] = new Set(); names',
    );
    assert.equal(told, "[ 'show', 'project' ]");
  });
});
