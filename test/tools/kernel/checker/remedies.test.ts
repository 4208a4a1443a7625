import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { Diagnostic } from "../../../../tools/kernel/compiler/diagnostic.js";
import { type Cells, cells } from "./cells.js";

describe("remedies of type errors", function () {
  this.timeout(30_000);
  let notebook: Cells;
  before(() => {
    notebook = cells();
    writeFileSync(join(notebook.folder, "helper.ts"), "export const helped = 1;\n");
    notebook.run(
      'import "./helper"; const fixed = 1; async function load() { return 2; } async function pair() { return { a: 1 }; } let maybe: { a: number } | undefined; const none = null as string | null; function two(x: number, how: string) {}',
    );
  });
  after(() => notebook.close());

  function first(source: string): Diagnostic {
    const checked = notebook.check(source, 9);
    assert.ok(!checked.ok, source);
    return checked.diagnostics[0]!;
  }
  const remedy = (source: string): string | undefined => first(source).remedy;

  it("names the import that brings a name: noether's, a local module's, Node's", () => {
    assert.equal(remedy('irreps("1x0e")'), 'import { irreps } from "noether";');
    assert.equal(remedy("let x: Irreps"), 'import { Irreps } from "noether";');
    assert.equal(remedy("helped"), 'import { helped } from "./helper";');
    assert.equal(remedy("readFileSync('x')"), 'import { readFileSync } from "node:fs";');
    assert.equal(remedy("fs.readFileSync('x')"), 'import * as fs from "node:fs";');
    assert.equal(remedy("join('a', 'b')"), 'import { join } from "node:path";');
    assert.equal(remedy("nobodyHasThis"), undefined);
  });

  it("says which cell would have declared a name, had it not failed, until one does", () => {
    assert.ok(!notebook.check("const lost: string = 3; const other = 1", 3).ok);
    assert.equal(remedy("lost"), "cell 3 would have declared lost, but did not run to its end");
    assert.ok(notebook.check("throw new Error(); const late = 1", 4).ok);
    notebook.settle([]);
    assert.equal(remedy("late"), "cell 4 would have declared late, but did not run to its end");
    assert.ok(!notebook.check("const fixed: string = 3", 5).ok);
    assert.ok(notebook.check("fixed", 6).ok, "an earlier cell declared it");
    notebook.run("const lost = 1;", "lost");
  });

  it("says where `await` belongs", () => {
    assert.equal(remedy("const a: number = load()"), "put `await` before `load()`");
    assert.equal(remedy("let a: number; a = load()"), "put `await` before `load()`");
    assert.equal(remedy("two(load(), 'a')"), "put `await` before `load()`");
    assert.equal(remedy("pair().a"), "write `(await pair())` for `pair()`");
    assert.equal(remedy("load() * 2"), "put `await` before `load()`");
    assert.equal(remedy("if (load()) {}"), "put `await` before `load()`");
    assert.equal(remedy("for (const x of load()) {}"), "put `await` before `load()`");
    assert.equal(
      remedy("function f(): number { return load() }"),
      "put `await` before `load()`, and `async` before the function around it",
    );
    assert.match(remedy("function f() { await load() }") ?? "", /write `async` before the function/);
    assert.equal(remedy("const a: string = load()"), undefined, "awaited it would be no string either");
  });

  it("says what to do where a value may be missing", () => {
    assert.match(remedy("maybe.a") ?? "", /`if \(maybe !== undefined\)`; `maybe\?\.` gives undefined/);
    assert.match(remedy("none.length") ?? "", /`if \(none !== null\)`/);
  });

  it("says how to mend what beginners run into", () => {
    assert.equal(
      remedy("fixed = 2"),
      "declare fixed with `let` in cell 1, or give the new value another name",
    );
    assert.equal(remedy("function f(x) {}"), "say its type where it stands, for instance `x: number`");
    assert.match(remedy('import "./nowhere"') ?? "", /paths begin at the notebook's folder/);
    assert.match(remedy('import x from "no-such-package"') ?? "", /npm install no-such-package/);
    assert.equal(remedy("two(1)"), "An argument for 'how' was not provided.");
    assert.match(remedy("document.title") ?? "", /no page where cells run/);
  });

  it("keeps TypeScript's own remedies, and drops those that are for compiler options", () => {
    assert.match(first("const length = 1; lenght").message, /Did you mean 'length'/);
    assert.match(first("maybe!.b").message, /Property 'b' does not exist/);
    assert.equal(first("[1].nothingOfThatName").remedy, undefined);
    for (const source of ["document", "new Map([[1, 2]]).getOrInsertNever"])
      assert.doesNotMatch(first(source).message, /compiler option|target library/);
  });
});
