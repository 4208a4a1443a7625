import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, before, describe, it } from "mocha";
import { type Checker, checker } from "../../../../tools/kernel/checker/checker.js";
import { nodeFileSystem } from "../../../../tools/kernel/node/checker/fileSystem.js";
import { nodeRuntime } from "../../../../tools/kernel/node/checker/runtime.js";
import { root } from "../../../../tools/root.js";

const slashes = (path: string): string => path.replaceAll("\\", "/");

describe("checker", () => {
  let folder: string;
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "noether é checker ")));
  });
  after(() => rmSync(folder, { recursive: true }));

  function fresh(): Checker {
    const libraries = slashes(dirname(createRequire(import.meta.url).resolve("typescript")));
    const made = checker(nodeFileSystem, {
      folder: slashes(folder),
      kernel: slashes(root),
      libraries,
      runtime: nodeRuntime,
    });
    open.push(made);
    return made;
  }
  const open: Checker[] = [];
  afterEach(() => {
    for (const each of open.splice(0)) each.close();
  });

  /** Checks cells as if each had run; gives "line:column code" of the errors of the last. */
  function errors(...cells: string[]): string[] {
    const checking = fresh();
    let found: string[] = [];
    for (const [index, source] of cells.entries()) {
      const checked = checking.check(source, index + 1);
      if (checked.ok) checking.settle(checked.compiled.declared);
      found = checked.ok
        ? []
        : checked.diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`);
      if (index < cells.length - 1) assert.deepEqual(found, [], `cell ${index + 1}`);
    }
    return found;
  }

  it("finds a type error at its line and column", () => {
    assert.deepEqual(errors("const y = 1;\nconst z: string = 3;"), ["2:7 2322"]);
    assert.deepEqual(errors("const y = 1;\nconst z: number = 3;"), []);
  });

  it("counts columns without what it puts before the first line", () => {
    assert.deepEqual(errors("const y = 1; function f() {}", "y + f; const z: string = y;"), [
      "1:1 2365",
      "1:14 2322",
    ]);
  });

  it("is strict", () => {
    assert.deepEqual(errors("function f(x) { return x }"), ["1:12 7006"]);
    assert.deepEqual(errors("let s: string | null = null as any; s.length"), ["1:37 18047"]);
  });

  it("knows Node, and no page", () => {
    assert.deepEqual(
      errors(
        "console.log(process.version, performance.now()); require('node:fs'); fetch; structuredClone(1)",
      ),
      [],
    );
    assert.deepEqual(errors("document"), ["1:1 2584"]);
  });

  it("knows the names and types of earlier cells", () => {
    const first =
      "const n = 1; let m = 'a'; function f(x: number) { return x; } class A { a = n } interface I { i: number } type T = I['i']; enum E { X } namespace N { export const q = 1 }";
    assert.deepEqual(
      errors(
        first,
        "const all: [1, string, number, A, I, T, E, number] = [n, m, f(2), new A(), { i: 1 }, 2, E.X, N.q]; m = 'b';",
      ),
      [],
    );
    assert.deepEqual(errors(first, "const wrong: [2, number] = [n, m]"), ["1:29 2322", "1:32 2322"]);
    assert.deepEqual(errors(first, "n = 2"), ["1:1 2588"]);
    assert.deepEqual(errors(first, "nowhere"), ["1:1 2304"]);
  });

  it("lets a later cell declare a name with another type", () => {
    assert.deepEqual(errors("const x = 1", "const x = 'text'", "x.toUpperCase()"), []);
    assert.deepEqual(errors("const x = 'text'", "function x() { return 1 }", "x.toUpperCase()"), [
      "1:3 2339",
    ]);
  });

  it("lets a later cell use what a package declares, even if the cell that imports it does nothing else", () => {
    const checking = fresh();
    const imports = checking.check('import { rotationX } from "noether";', 1);
    assert.ok(imports.ok);
    checking.settle(imports.compiled.declared);
    const checked = checking.check("typeof rotationX", 2);
    assert.ok(checked.ok);
    assert.match(checked.compiled.code, /typeof \$\.rotationX/);
  });

  it("keeps the type of an instance whose class was redeclared", () => {
    assert.deepEqual(
      errors("class A { a = 1 } const old = new A()", "class A { b = 2 }", "old.a + new A().b"),
      [],
    );
    assert.deepEqual(errors("class A { a = 1 } const old = new A()", "class A { b = 2 }", "old.b"), [
      "1:5 2339",
    ]);
  });

  it("lets a type and a value of the same name come from different cells", () => {
    assert.deepEqual(errors("const T = 1", "interface T { t: number }", "const t: T = { t: T }"), []);
    assert.deepEqual(errors("type Map = 3", "const m: Map = 3; new globalThis.Map([[m, Map.name]])"), []);
  });

  it("passes imports of one cell on to the next, packages' and local ones, with their types", () => {
    writeFileSync(
      join(folder, "helper.ts"),
      "export interface P { p: number }\nexport const p: P = { p: 1 };\nexport default function q() { return p }\n",
    );
    const first =
      'import { readFileSync as read } from "node:fs"; import * as path from "node:path"; import q, { type P, p } from "./helper"; const made = q();';
    assert.deepEqual(
      errors(first, "const a: P = p; const b: string = path.join(read('x', 'utf8')); made.p + q().p;"),
      [],
    );
    assert.deepEqual(errors(first, "made.nothing"), ["1:6 2339"]);
    assert.deepEqual(
      errors('import { p } from "./helper.js"; import { p as p2 } from "./helper.ts"; p.p + p2.p'),
      [],
    );
    assert.deepEqual(errors('import "./nowhere"'), ["1:8 2882"]);
  });

  it("sees an edited local file as it is now", () => {
    const path = join(folder, "edited.ts");
    writeFileSync(path, "export const e = 1;");
    const checking = fresh();
    const source = 'import { e } from "./edited"; e.toFixed()';
    assert.equal(checking.check(source, 1).ok, true);
    writeFileSync(path, "export const e = 'now a text';");
    assert.equal(checking.check(source, 2).ok, false);
  });

  it("reports type errors of local files if a cell imports them, also through others, with their place", () => {
    writeFileSync(join(folder, "wrong inside.ts"), "export const w = 1;\nexport const wrong: string = 3;\n");
    writeFileSync(join(folder, "through.ts"), 'export { w } from "./wrong inside.js";\n');
    const checking = fresh();
    const checked = checking.check('import { w } from "./through"; w.toFixed()', 1);
    assert.ok(!checked.ok);
    const [found, ...others] = checked.diagnostics;
    assert.deepEqual(others, []);
    assert.equal(found?.file?.name, "wrong inside.ts");
    assert.deepEqual([found?.line, found?.column, found?.code], [2, 14, 2322]);
    assert.ok(checking.check("1 + 1", 2).ok, "a cell without that import");
    writeFileSync(join(folder, "wrong inside.ts"), "export const w = 1;\nexport const right: number = 3;\n");
    assert.ok(checking.check('import { w } from "./through"; w.toFixed()', 3).ok);
    writeFileSync(join(folder, "wrong inside.ts"), "export const w = ;\n");
    const broken = checking.check('import { w } from "./through"; w', 4);
    assert.ok(!broken.ok && broken.diagnostics[0]?.code === 1109);
  });

  it("lets local files use what Node has, and JavaScript be what it is", () => {
    writeFileSync(
      join(folder, "node user.ts"),
      "export const v: string = process.version + Buffer.from('a');\n",
    );
    writeFileSync(join(folder, "plain.js"), "export const p = 1 * 'a';\n");
    assert.deepEqual(errors('import { v } from "./node user"; import { p } from "./plain.js"; v + p'), []);
  });

  it("leaves a cell unchecked that begins with @ts-nocheck, whatever names it uses", () => {
    assert.deepEqual(errors("const n = 1", "// @ts-nocheck\nconst z: string = n; z"), []);
    assert.deepEqual(errors("const n = 1", "const z: string = n; // @ts-nocheck"), ["1:7 2322"]);
  });

  it("takes no directives from the comments of a cell", () => {
    assert.deepEqual(errors("/// <reference lib='dom' />\n/// <reference path='./nothing.ts' />\ndocument"), [
      "3:1 2584",
    ]);
  });

  it("offers exactly the language that this Node runs", () => {
    const members = [
      "Object.groupBy",
      "Promise.withResolvers",
      "Promise.try",
      "Array.fromAsync",
      "Map.groupBy",
    ];
    for (const path of members) {
      const [owner = "", name = ""] = path.split(".");
      const exists = name in (globalThis as unknown as Record<string, object>)[owner]!;
      assert.equal(errors(`${path}.length`).length === 0, exists, path);
    }
    assert.equal(errors("new Set([1]).union(new Set([2]))").length === 0, "union" in Set.prototype);
    assert.equal(errors("[1].values().map(String)").length === 0, "Iterator" in globalThis);
    assert.equal(errors("new DisposableStack()").length === 0, "DisposableStack" in globalThis);
    assert.deepEqual(errors("[2, 1].toSorted(); 'a'.isWellFormed(); /[a--b]/v.test('a')"), []);
  });

  it("finds noether for a folder without it", () => {
    assert.deepEqual(errors('import { random } from "noether"; random(7).uniform()'), []);
    assert.deepEqual(errors('import { nothingOfThatName } from "noether";'), ["1:10 2305"]);
  });

  it("erases imports that turn out to be types, and keeps the others", () => {
    const checked = fresh().check(
      'import { type Stats, statSync, Dirent, BigIntStats } from "node:fs"; statSync',
      1,
    );
    assert.ok(checked.ok);
    assert.deepEqual(checked.compiled.declared, ["statSync", "Dirent"]);
  });

  it("drops the type of a single name that cannot be written down", () => {
    const made = "function make() { return class { private secret = 1; open = 2 } } const K = make(), n = 1;";
    assert.deepEqual(errors(made, "new K().anything; n.toFixed()"), []);
    assert.deepEqual(errors(made, "n.nothing"), ["1:3 2339"]);
  });

  it("forgets a name whose declaration was never reached, and keeps its earlier meaning", () => {
    const checking = fresh();
    assert.ok(checking.check("const x = 1", 1).ok);
    checking.settle(["x"]);
    assert.ok(checking.check("throw new Error(); const y = 2; const x = 'text'", 2).ok === true);
    checking.settle([]);
    assert.ok(checking.check("x.toFixed()", 3).ok);
    const checked = checking.check("y", 4);
    assert.ok(!checked.ok && checked.diagnostics[0]?.code === 2304);
  });

  it("augments globals for the cells after", () => {
    assert.deepEqual(errors("declare global { interface Array<T> { last?: T } }", "[1].last"), []);
  });

  it("reports a syntax error alone", () => {
    assert.deepEqual(errors("const z: string = 3;\nlet x = (1"), ["2:11 1005"]);
  });

  it("keeps up with a long notebook", () => {
    const checking = fresh();
    for (let cell = 1; cell <= 120; cell++) {
      const source =
        cell === 1
          ? "let x1 = 1"
          : `let x${cell} = x${cell - 1} + 1; function f${cell}() { return x1 + x${cell} }`;
      const checked = checking.check(source, cell);
      assert.ok(checked.ok, `cell ${cell}`);
      checking.settle(checked.compiled.declared.concat("x1"));
    }
    assert.ok(checking.check("const sum: number = f120() + x7", 121).ok);
    assert.ok(!checking.check("const sum: string = f120() + x7", 122).ok);
  });
});
