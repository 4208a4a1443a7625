import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { type Cells, cells } from "./cells.js";

describe("packages that are installed while a notebook is open", () => {
  let notebook: Cells;
  beforeEach(() => {
    notebook = cells();
  });
  afterEach(() => notebook.close());

  function install(name: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries({ "package.json": JSON.stringify({ name }), ...files })) {
      const file = join(notebook.folder, "node_modules", name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  const codes = (source: string): number[] => {
    const checked = notebook.check(source, 9);
    return checked.ok ? [] : checked.diagnostics.map(({ code }) => code);
  };
  const typed = { "package.json": '{ "types": "index.d.ts" }', "index.d.ts": "export const n: number;" };

  for (const [way, source] of Object.entries({
    "an import": 'import { n } from "later"; n.toFixed()',
    "an import of everything": 'import * as later from "later"; later.n.toFixed()',
    "import()": 'const { n } = await import("later"); n.toFixed()',
    "an import of types": 'import type { n } from "later"; let m: typeof n = 1',
  })) {
    it(`are found by ${way} that failed before`, () => {
      assert.deepEqual(codes(source), [2307]);
      assert.deepEqual(codes(source), [2307], "still not there");
      install("later", typed);
      assert.deepEqual(codes(source), []);
      assert.deepEqual(
        codes(source.replace("n.toFixed()", "n.nothing").replace("n = 1", "n = 'a'")).length,
        1,
        "with its types",
      );
    });
  }

  it("are found with a scope, and under a path of their exports", () => {
    assert.deepEqual(codes('import { deep } from "@scope/later/deep"; deep'), [2307]);
    install("@scope/later", {
      "package.json": '{ "exports": { "./deep": { "types": "./d.d.ts" } } }',
      "d.d.ts": "export const deep: 1;",
    });
    assert.deepEqual(codes('import { deep } from "@scope/later/deep"; const d: 1 = deep'), []);
  });

  it("are found by a file in the notebook's folder that has not changed", () => {
    writeFileSync(join(notebook.folder, "helper.ts"), 'import { n } from "later";\nexport const h = n;\n');
    assert.deepEqual(codes('import { h } from "./helper"; h'), [2307]);
    install("later", typed);
    assert.deepEqual(codes('import { h } from "./helper"; const text: string = h'), [2322]);
  });

  it("get their types when those are installed later", () => {
    install("plain", { "index.js": "module.exports = (x) => x" });
    assert.deepEqual(codes('import plain from "plain"; plain(1).anything'), []);
    install("@types/plain", {
      "index.d.ts": "declare function plain(x: number): number;\nexport = plain;",
    });
    assert.deepEqual(codes('import plain from "plain"; plain(1).anything'), [2339]);
  });

  it("are completed, too", () => {
    const offered = (): string[] =>
      notebook.complete('import { n| } from "later"'.replace("|", ""), 10).items.map(({ text }) => text);
    assert.deepEqual(offered().includes("n"), false);
    install("later", typed);
    assert.deepEqual(offered().includes("n"), true);
  });

  it("are not those that the kernel uses itself, except noether, whose declarations may name them", () => {
    for (const name of ["mathjs", "markdown-it", "typescript"]) {
      assert.deepEqual(codes(`import * as m from "${name}"; m`), [2307], name);
      assert.deepEqual(codes(`await import("${name}")`), [2307], name);
    }
    notebook.run('import { exactMatrix } from "noether/exact"; const made = [exactMatrix][0]!;');
    assert.deepEqual(codes("const wrong: string = made"), [2322], "its type is known in later cells");
  });
});
