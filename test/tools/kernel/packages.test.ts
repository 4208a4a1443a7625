import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Conversation, conversation, traceback } from "./conversation.js";

describe("packages of a notebook", () => {
  let folder: string;
  let cells: Conversation;
  async function file(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  /** A package in CommonJS, with types if any are given. */
  async function commonJs(name: string, code: string, types?: string): Promise<void> {
    await file(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: "1.0.0", main: "main.js" }),
    );
    await file(`node_modules/${name}/main.js`, code);
    if (types !== undefined) await file(`node_modules/${name}/main.d.ts`, types);
  }
  before(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether packages ")));
    await file("package.json", "{}");
    // Exports that Node's scan of the text does not find, as in lodash.
    await commonJs(
      "hidden",
      "const all = {}; all.chunk = (x) => [x]; all.zip = 5; ;(function () { (module.exports = all)._ = all; })();",
      "export function chunk(x: number): number[]; export const zip: number;",
    );
    await commonJs(
      "callable",
      "function run() { return 'ran'; } run.part = 3; module['exports'] = run;",
      "declare function run(): string; declare namespace run { const part: number; } export = run;",
    );
    await commonJs(
      "transpiled",
      "Object.defineProperty(exports, '__esModule', { value: true }); exports['default'] = () => 'its default'; for (const n of ['one', 'two']) exports[n] = n;",
      "export default function (): string; export const one: string; export const two: string;",
    );
    await commonJs(
      "lies",
      "module.exports = { there: 1 };",
      "export const there: number; export const promised: number;",
    );
    await file(
      "node_modules/modern/package.json",
      '{ "name": "modern", "type": "module", "exports": { "types": "./m.d.ts", "default": "./m.js" } }',
    );
    await file("node_modules/modern/m.js", "export default { inner: 1 }; export const own = 2;");
    await file(
      "node_modules/modern/m.d.ts",
      "declare const d: { inner: number }; export default d; export const own: number;",
    );
    await commonJs("untyped", "const m = {}; m.plain = () => 'plain'; (() => { module.exports = m; })();");
    cells = await conversation({ folder });
  });
  after(async () => {
    await cells.close();
    await rm(folder, { recursive: true, force: true });
  });

  const works: Record<string, string> = {
    'import { chunk, zip } from "hidden"; [chunk(1), zip]': "[ [ 1 ], 5 ]",
    'import * as hidden from "hidden"; [hidden.chunk(2), hidden.zip]': "[ [ 2 ], 5 ]",
    '(await import("hidden")).chunk(3)': "[ 3 ]",
    'const { zip: z } = await import("hidden"); z': "5",
    'import run, { part } from "callable"; [run(), part, run.part]': "[ 'ran', 3, 3 ]",
    'import * as callable from "callable"; callable.part': "3",
    'import d, { one, two as second } from "transpiled"; [d(), one, second]':
      "[ 'its default', 'one', 'two' ]",
    'import * as t from "transpiled"; [t.default(), t.two]': "[ 'its default', 'two' ]",
    'import { plain } from "untyped"; plain()': "'plain'",
    'import m, { own } from "modern"; [m.inner, own]': "[ 1, 2 ]",
    'Object.keys(await import("modern"))': "[ 'default', 'own' ]",
    'import { c } from "./c.cjs"; c': "6",
    'import { sum } from "./uses"; sum()': "11",
    'import hidden = require("hidden"); hidden.chunk(4)': "[ 4 ]",
    'require("hidden").chunk(5)': "[ 5 ]",
  };
  for (const [source, result] of Object.entries(works)) {
    it(`gives what the type check has promised: ${source}`, async () => {
      await file("c.cjs", "module.exports = { c: [1, 2, 3].length * 2 };");
      await file(
        "uses.ts",
        'import { chunk, zip } from "hidden"; import * as h from "hidden"; import t from "transpiled"; export const sum = (): number => zip + h.zip + chunk(0).length + 0 * t().length;',
      );
      assert.equal(await cells.resultOf(source), result);
    });
  }

  it("says at the import that a name is missing, before anything of the cell runs", async () => {
    const outcome = await cells.run(
      'const before = 1;\nimport { there, promised } from "lies";\nconsole.log("ran");',
    );
    assert.match(
      traceback(outcome),
      /^SyntaxError: "lies" has no export named promised: it exports .*there.*\n {4}at cell \d+, line 2, column 1\n {4}2 \| import/,
    );
    assert.equal(outcome.stdout, "");
  });

  it("does not mistake the members of an ES module's default for its exports", async () => {
    assert.equal(await cells.resultOf('"inner" in (await import("modern"))'), "false");
  });

  it("requires tslab and noether, in cells and in local files, as it imports them", async () => {
    await file(
      "required.ts",
      'const t: any = require("tslab"); const n: any = require("noether"); export const all = [typeof t.display.html, typeof n.random];',
    );
    for (const [source, result] of [
      ['const tslab = require("tslab"); typeof tslab.display.html', "'function'"],
      ['const typed = require("tslab") as typeof import("tslab"); typed.versions.tslab', "'1.0.22'"],
      ['typeof require("noether").random', "'function'"],
      ['require("noether") === (await import("noether"))', "true"],
      ['typeof require("noether/display").display', "'function'"],
      ['typeof require("noether/exact")', "'object'"],
      ['import { all } from "./required"; all', "[ 'function', 'function' ]"],
      ['[typeof require.resolve("node:fs"), typeof require.cache]', "[ 'string', 'object' ]"],
    ] as const)
      assert.equal(await cells.resultOf(source), result, source);
    assert.match(
      traceback(await cells.run('require("noether/nothing-of-that-name")')),
      /ERR_PACKAGE_PATH_NOT_EXPORTED|not defined by "exports"/,
    );
  });

  it("withholds by require what it withholds by import", async () => {
    await cells.run('(globalThis as any)[Symbol.for("noether.withheld")] = new Set(["random"]);');
    const outcome = await cells.run('require("noether").random(1)');
    await cells.run('delete (globalThis as any)[Symbol.for("noether.withheld")];');
    assert.match(traceback(outcome), /^Withheld: This calls `random`, .* that is what you are building here/);
  });

  it("finds no package of the kernel's own if the notebook's folder does not have it", async () => {
    for (const name of ["mathjs", "markdown-it", "typescript", "katex"]) {
      assert.match(
        traceback(await cells.run(`await import("${name.slice(0, 3)}" + "${name.slice(3)}")`)),
        new RegExp(`there is no package "${name}" here: install it`),
      );
      assert.match(traceback(await cells.run(`require("${name}")`)), /Cannot find module/);
    }
  });

  it("finds at the next import what was installed after a first one failed", async () => {
    const ways: Record<string, string> = {
      'await import("late" + "comer")': '(await import("late" + "comer")).v',
      'require("latecomer")': 'require("latecomer").v',
      'await import("@late/comer" + "")': '(await import("@late/comer" + "")).v',
      'await import("modern-late" + "")': '(await import("modern-late" + "")).v',
      'await import("./later" + "")': '(await import("./later" + "")).v',
    };
    for (const source of Object.keys(ways))
      assert.equal((await cells.run(source)).ending.status, "error", source);
    await commonJs("latecomer", "exports.v = 1;");
    await commonJs("@late/comer", "exports.v = 1;");
    await file(
      "node_modules/modern-late/package.json",
      '{ "name": "modern-late", "type": "module", "exports": "./m.js" }',
    );
    await file("node_modules/modern-late/m.js", "export const v = 1;");
    await file("later.ts", "export const v = 1;");
    for (const source of Object.values(ways)) assert.equal(await cells.resultOf(source), "1", source);
  });

  it("finds by a plain import what was installed after it failed", async () => {
    assert.match(traceback(await cells.run('import { w } from "installed-later"; w')), /TS2307/);
    await commonJs("installed-later", "exports.w = 2;", "export const w: number;");
    assert.equal(await cells.resultOf('import { w } from "installed-later"; w'), "2");
  });

  it("gives local files their name and folder, unless they define their own", async () => {
    await file(
      "places/inner.ts",
      'import { basename } from "node:path"; export const places = [basename(__filename), basename(__dirname)];',
    );
    await file(
      "places/own.ts",
      'import { dirname } from "node:path"; import { fileURLToPath } from "node:url"; const __filename = fileURLToPath(import.meta.url); const __dirname = dirname(__filename); export const own = __dirname;',
    );
    assert.equal(
      await cells.resultOf('import { places } from "./places/inner"; places'),
      "[ 'inner.ts', 'places' ]",
    );
    assert.equal(await cells.resultOf('import { own } from "./places/own"; own.endsWith("places")'), "true");
  });
});
