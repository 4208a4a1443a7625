import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileCell } from "../../../../tools/kernel/compiler/cell.js";
import { notebook } from "./evaluate.js";

/** Runs cells one after the other and returns what the last one shows. */
async function shown(...cells: string[]): Promise<unknown> {
  const { run } = notebook();
  let last: unknown;
  for (const cell of cells) last = await run(cell);
  return last;
}

const compile = (source: string, known: string[] = []): ReturnType<typeof compileCell> =>
  compileCell(source, new Set(known), { file: "cell-1.ts" });

describe("compileCell", () => {
  it("shows the value of the last expression, and nothing after a declaration", async () => {
    assert.equal(await shown("1 + 1"), 2);
    assert.equal(await shown("const x = 3;"), undefined);
    assert.equal(await shown("const x = 3; x;"), 3);
    assert.equal(await shown("export default 4"), 4);
  });

  it('takes a cell that begins with "use strict", which every cell is', async () => {
    assert.equal(await shown("'use strict'; const f = (x: number) => 2 * x; f(3)"), 6);
    assert.equal(await shown('"use strict"\nexport const x = 3;', "x"), 3);
    assert.equal(await shown('"use strict";\n"use strict";\nenum E { A = 5 }', "E.A"), 5);
    assert.equal(await shown('"use strict"'), "use strict");
    assert.equal(await shown('const f = () => { "use strict"; return 7; }; f()'), 7);
  });

  it("lets a function see a helper that a later cell redefines", async () => {
    const cells = [
      "const h = (x: number) => x; function f(x: number) { return h(x); }",
      "const h = (x: number) => -x;",
      "f(2)",
    ];
    assert.equal(await shown(...cells), -2);
  });

  it("lets a cell declare a name again, in any way", async () => {
    assert.equal(
      await shown("const x = 1", "let x = 'two'", "class x {}", "function x() { return 4 }", "x()"),
      4,
    );
  });

  it("never touches globals, whatever names a cell declares", async () => {
    const before = { Map, process, performance, name: Object.getOwnPropertyDescriptor(globalThis, "name") };
    await shown(
      "const Map = 1, process = 2; var name = 3; function performance() {}",
      "Map + process + name",
    );
    assert.deepEqual(
      { Map, process, performance, name: Object.getOwnPropertyDescriptor(globalThis, "name") },
      before,
    );
  });

  it("sees its own name if one is declared, and the global otherwise", async () => {
    assert.equal(await shown("const parseInt = () => 'own'", "parseInt('7')"), "own");
    assert.equal(await shown("parseInt('7')"), 7);
    assert.equal(
      await shown("const x = 1", "((x: number) => { let y = x; { let x = 5; y += x; } return y; })(10)"),
      15,
    );
  });

  it("calls functions of the scope without `this`", async () => {
    const self = "function self(this: unknown) { return this === undefined; }";
    assert.equal(await shown(self, "self()"), true);
    assert.equal(await shown(self, "(self)() && self?.() && self!() && (self as any)()"), true);
    assert.equal(
      await shown("function tag(this: unknown, s: unknown) { return this === undefined }", "tag`a`"),
      true,
    );
  });

  it("rewrites every way to mention a name", async () => {
    const x = "let x: any = 1;";
    assert.deepEqual(await shown(x, "({ x })"), { x: 1 });
    assert.equal(await shown(x, "x++; x += 2; ++x; x"), 5);
    assert.equal(await shown(x, "typeof x"), "number");
    assert.equal(await shown("typeof nowhere"), "undefined");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the cell's
    assert.equal(await shown(x, "`${x}`"), "1");
    assert.deepEqual(await shown(x, "let y = 2; [x, y] = [y, x]; [x, y]"), [2, 1]);
    assert.deepEqual(await shown(x, "let y; ({ x, y = x } = { x: 7 } as any); [x, y]"), [7, 7]);
    assert.equal(await shown(x, "for (x of [4, 5]); x"), 5);
    assert.equal(await shown(x, "x satisfies any"), 1);
    assert.deepEqual(await shown(x, "({ x: 2, m() { return x }, ['k' + x]: 3 }).m()"), 1);
    assert.equal(await shown("const o = { x: 1 }, x = 'x'", "o.x"), 1);
    assert.equal(await shown("let v; v ??= 3; v ||= 4; v &&= 5; v"), 5);
  });

  it("takes var out of blocks, but not let", async () => {
    assert.deepEqual(
      await shown(
        "if (true) { var a = 1; let b = 2; } for (var i = 0, n = 3; i < n; i++);",
        "[a, i, typeof b]",
      ),
      [1, 3, "undefined"],
    );
    assert.deepEqual(await shown("for (var { k, v: [w] } of [{ k: 1, v: [2] }]);", "[k, w]"), [1, 2]);
    assert.equal(await shown("var q = 1", "var q; q"), 1, "a var without a value keeps what there is");
    assert.equal(await shown("let q = 1", "let q; q"), undefined);
  });

  it("hoists functions, in a cell that calls before it declares", async () => {
    assert.equal(await shown("const four = two() * 2; function two() { return 2; } four"), 4);
  });

  it("keeps the names of anonymous functions and classes", async () => {
    const declared =
      "const f = () => 1, g = class {}, { h = function () {} } = {} as any; let k; k = async () => {};";
    assert.deepEqual(await shown(declared, "[f, g, h, k].map((each: Function) => each.name)"), [
      "f",
      "g",
      "h",
      "k",
    ]);
    assert.equal(await shown("const f = (() => 1) as () => number", "f.name"), "f");
    assert.equal(await shown("const f = function own() {}", "f.name"), "own");
  });

  it("lets classes, enums and namespaces mention themselves while they are being defined", async () => {
    assert.equal(await shown("class C { static one = new C(); static { C.one } } C.one instanceof C"), true);
    assert.equal(await shown("enum E { A = 2, B = E.A * 3 }", "E.B"), 6);
    assert.equal(await shown("namespace N { export const a = 1; export const b = N.a + 1; }", "N.b"), 2);
    assert.equal(await shown("function f() { return f.a; } namespace f { export const a = 5; }", "f()"), 5);
    assert.equal(await shown("enum E { A } enum E { B = 7 }", "E.A + E.B"), 7);
    assert.equal(await shown("class A { x = 1 }", "class B extends A implements Object {}", "new B().x"), 1);
  });

  it("lets types vanish", async () => {
    assert.equal(
      await shown(
        "interface I { x: number } type T = I['x']; declare const nothing: T; namespace Only { export type A = 1 } function f(x: string): string; function f(x: unknown) { return x } f('a')",
      ),
      "a",
    );
    assert.deepEqual(
      compile("interface I {} type T = 1; declare function g(): void; import type { Q } from 'q'").declared,
      [],
    );
  });

  it("awaits in all forms", async () => {
    const forms = [
      "await (Promise.resolve(3))",
      "(await [3])[0]",
      "await (async () => 3)()",
      "{ await 0; } 3",
      "let s = 0; for await (const n of [1, 2]) s += n; s",
    ];
    for (const form of forms) assert.equal(await shown(form), 3, form);
  });

  it("disposes of what `using` declares at the end of the cell", async () => {
    const cell =
      "const log: string[] = []; { using r = { [Symbol.dispose]() { log.push('inner') } }; } using s = { [Symbol.dispose]() { log.push('end') } }; log.length";
    assert.equal(await shown(cell), 1);
    assert.deepEqual(await shown(cell, "log"), ["inner", "end"]);
  });

  it("turns imports into calls that bind names of the scope", async () => {
    const modules = { m: { default: 1, a: 2 }, n: { z: 3 } };
    const { run } = notebook(modules);
    await run(
      "const early = d; import d, { a as b, type T } from 'm'; import * as n from 'n'; import type Q from 'q';",
    );
    assert.deepEqual(await run("[early, d, b, n.z, (await import('n')).z, import.meta.url]"), [
      1,
      1,
      2,
      3,
      3,
      "file:///notebook.ts",
    ]);
    const { imports, declared } = compile(
      "import d from 'm'; import 'side'; import type Q from 'q'; export { x } from 'y'",
    );
    assert.deepEqual([imports, declared], [["m", "side", "y"], ["d"]]);
  });

  it("erases imports that are known to be types", () => {
    const source = "import { T } from 'm'; import { f, U } from 'n'; f";
    const { code, declared } = compileCell(source, new Set(), { file: "c.ts", erased: new Set(["T", "U"]) });
    assert.doesNotMatch(code, /"m"|'m'|\bU\b/);
    assert.deepEqual(declared, ["f"]);
  });

  it("keeps working if a cell uses the compiler's own names", async () => {
    assert.equal(await shown("const $ = 2, $import = 3; [1].map(($result) => $ * $import + $result)[0]"), 7);
  });

  it("reports syntax errors and double declarations with their place", () => {
    assert.deepEqual(compile("const a = 1;\nlet x = (1;").diagnostics, [
      { message: "')' expected.", code: 1005, line: 2, column: 11, length: 1 },
    ]);
    assert.deepEqual(
      compile("const a = 1, a = 2").diagnostics.map(({ code, column }) => [code, column]),
      [
        [2451, 7],
        [2451, 14],
      ],
    );
    assert.deepEqual(compile("const a = 1; a").diagnostics, []);
  });

  it("writes the types of decorated members down, if that is set", () => {
    const writing = {
      options: { experimentalDecorators: true, emitDecoratorMetadata: true },
      alias: () => undefined,
    };
    const source = "class P { @F when!: Date; @F n!: number; @F all!: string[]; @F other!: Elsewhere }";
    const { code } = compileCell(source, new Set(["F"]), { file: "cell-1.ts", writing });
    const types = [...code.matchAll(/"design:type", ([^\n]*)\)\n/g)].map(([, type]) => type);
    assert.deepEqual([types[1], types[2]], ["Number", "Array"]);
    assert.match(types[0] ?? "", /Date/);
    assert.match(types[3] ?? "", /: Object$/, "what is not there is any object");
    assert.match(code, /\$\.F/);
  });

  it("takes an object for an object, and a block for a block", () => {
    const { code } = compile("{ a: 1, b: 2 }");
    assert.match(code, /\$result\(\(\{ a: 1, b: 2 \}\)\)/);
    for (const source of ["{}", "{ a }\n{ b }", "{ let a; }", "{ a: 1 }\nb", "{ if (a) b }"])
      assert.doesNotMatch(compile(source).code, /\$result\(\(\{/, source);
  });

  it("makes a name of `export * as`, and leaves other exports", () => {
    assert.deepEqual(compile('export * as ns from "m";\nexport * from "n";').declared, ["ns"]);
    assert.match(compile("`\nexport * as ns from 'm'`").code, /export \* as ns/, "a text is left as it is");
    assert.deepEqual(compile('export * as default from "m"').declared, []);
  });
});
