import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { inWords } from "../../../../tools/kernel/checker/remedies.js";
import type { Diagnostic } from "../../../../tools/kernel/compiler/diagnostic.js";
import { type Cells, cells } from "./cells.js";

describe("remedies of type errors", () => {
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
  function all(source: string): readonly Diagnostic[] {
    const checked = notebook.check(source, 9);
    assert.ok(!checked.ok, source);
    return checked.diagnostics;
  }
  const remedy = (source: string): string | undefined => first(source).remedy;

  it("names the import that provides a name: noether's, a local module's, Node's", () => {
    assert.equal(remedy('irreps("1x0e")'), 'import { irreps } from "noether";');
    assert.equal(remedy("let x: Irreps"), 'import { Irreps } from "noether";');
    assert.equal(remedy("helped"), 'import { helped } from "./helper";');
    assert.equal(remedy("readFileSync('x')"), 'import { readFileSync } from "node:fs";');
    assert.equal(remedy("fs.readFileSync('x')"), 'import * as fs from "node:fs";');
    assert.equal(remedy("join('a', 'b')"), 'import { join } from "node:path";');
    assert.equal(remedy("nobodyHasThis"), undefined);
  });

  it("asks for the cell of an answer before its check, also where the library has that name", () => {
    for (const name of ["firstViolation", "irreps", "readFileSync"])
      assert.equal(
        remedy(`import { check } from "noether/course"; await check("x", ${name});`),
        `run the cell above that declares ${name} first`,
      );
    assert.equal(
      remedy('declare function check(x: unknown): void; check(irreps("1o"))'),
      'import { irreps } from "noether";',
    );
  });

  it("names the entry that has what another one lacks", () => {
    const curves = 'import { curves } from "noether/figure";';
    assert.equal(remedy('import { curves } from "noether"'), curves);
    assert.equal(remedy('import { curves as drawn } from "noether/laws"'), curves);
    assert.equal(remedy('import { fault } from "noether"'), 'import { fault } from "noether/laws";');
    assert.equal(remedy('import { mnist } from "noether"'), 'import { mnist } from "noether/data";');
    assert.equal(remedy('import { irrep1 } from "noether"'), undefined, "TypeScript's own message says it");
    assert.equal(remedy('import { nobodyHasThis } from "noether"'), undefined);
  });

  it("says which cell would have declared a name, had it not failed, until one does", () => {
    assert.ok(!notebook.check("const lost: string = 3; const other = 1", 3).ok);
    assert.equal(remedy("lost"), "cell 3 would have declared lost, but did not run, because it has an error");
    assert.ok(notebook.check("throw new Error(); const late = 1", 4).ok);
    notebook.settle([]);
    assert.equal(remedy("late"), "cell 4 would have declared late, but did not finish");
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

  it("says what to do if a value may be missing", () => {
    assert.match(remedy("maybe.a") ?? "", /`if \(maybe !== undefined\)`; `maybe\?\.` gives undefined/);
    assert.match(remedy("none.length") ?? "", /`if \(none !== null\)`/);
  });

  it("says how to fix what beginners run into", () => {
    assert.equal(
      remedy("fixed = 2"),
      "declare fixed with `let` in cell 1, or give the new value another name",
    );
    assert.match(remedy('import "./nowhere"') ?? "", /paths begin at the notebook's folder/);
    assert.match(remedy('import x from "no-such-package"') ?? "", /npm install no-such-package/);
    assert.equal(remedy("two(1)"), "An argument for 'how' was not provided.");
    assert.match(remedy("document.title") ?? "", /cells do not run in a page/);
  });

  it("keeps TypeScript's own remedies, and drops those that are for compiler options", () => {
    assert.match(first("const length = 1; lenght").message, /Did you mean 'length'/);
    assert.match(first("maybe!.b").message, /Property 'b' does not exist/);
    assert.equal(first("[1].nothingOfThatName").remedy, undefined);
    for (const source of ["document", "new Map([[1, 2]]).getOrInsertNever"])
      assert.doesNotMatch(first(source).message, /compiler option|target library/);
  });

  it("gives the type of a parameter from its uses, and several if they say nothing", () => {
    const where = "write its type where it is declared";
    assert.equal(
      remedy("function f(x) {}"),
      `${where}, such as \`x: number\`, \`x: string\` or \`x: number[]\``,
    );
    assert.equal(remedy("const f = (x) => x * 2"), `${where}: \`x: number\``);
    assert.equal(remedy("const f = (x) => x.toUpperCase()"), `${where}: \`x: string\``);
    assert.equal(remedy("const f = (x) => x.region"), `${where}: \`x: { region: number }\``);
    assert.equal(remedy("const f = (x) => two(1, x)"), `${where}: \`x: string\``);
    assert.match(remedy("function f(...rest) {}") ?? "", /`\.\.\.rest: number\[\]`/);
  });

  it("gives the types of parameters in braces after the braces, so that following it helps", () => {
    assert.equal(
      remedy("function f({ a, b }) { return a + b }"),
      "write the types after the braces: `{ a, b }: { a: number; b: number }`",
    );
    assert.equal(all("function f({ a, b }) { return a + b }").length, 1);
    notebook.run("function f({ a, b }: { a: number; b: number }) { return a + b }");
    assert.equal(
      remedy("const g = ({ a: { b }, c = 1 }) => c"),
      "write the types after the braces: `{ a: { b }, c = 1 }: { a: number; c: number }`",
    );
    assert.match(remedy("const g = ([a, b]) => a") ?? "", /`\[a, b\]: number\[\]`/);
  });

  it("says nothing about parameters whose function is passed to a call that is itself wrong", () => {
    for (const source of [
      "nobody.rollup([1], v => v.length, d => d)",
      "nobody(r => r.region)",
      "[1].nothing(x => nobody(y => y))",
      "fixed.filter(x => x)",
      "({ a: nobody.map(x => x) })",
      "new Nobody(x => x)",
    ])
      assert.deepEqual(
        all(source).filter(({ code }) => code === 7006),
        [],
        source,
      );
    const apart = all("nobody(1); const f = x => x");
    assert.deepEqual(
      apart.map(({ code }) => code),
      [2304, 7006],
      "an error elsewhere hides nothing",
    );
  });

  it("says what to do with a value about which nothing is known", () => {
    assert.equal(
      remedy("try { fixed } catch (e) { console.log(e.message) }"),
      "anything may be thrown: write `(e as Error).message`, or test `e instanceof Error` before",
    );
    assert.match(remedy("load().catch((e: unknown) => e.stack)") ?? "", /`\(e as Error\)\.stack`/);
    assert.equal(
      remedy('const j = await (await fetch("u")).json(); j.a'),
      "say what it is where j is declared, as in `const j = ... as { a: number }`",
    );
    assert.match(remedy("JSON.parse('1') as unknown + 1; (JSON.parse('1') as unknown).a") ?? "", /as in/);
  });

  it("distinguishes Deno's ways to name a package, and addresses, from names to be installed", () => {
    const tables: Readonly<Record<string, string>> = {
      "npm:lodash": '`npm:` is Deno\'s way to write it: write "lodash", and install it (npm install lodash)',
      "npm:@scope/a@1.2/b":
        '`npm:` is Deno\'s way to write it: write "@scope/a/b", and install it (npm install @scope/a)',
      "jsr:@std/uuid@1":
        '`jsr:` is Deno\'s way to write it: write "@std/uuid", and install it (npx jsr add @std/uuid)',
      "https://esm.sh/lodash@4":
        'nothing is imported from the web here: write "lodash", and install it (npm install lodash)',
    };
    for (const [specifier, says] of Object.entries(tables))
      for (const source of [
        `import x from "${specifier}"; x`,
        `await import("${specifier}")`,
        `import "${specifier}"`,
      ])
        assert.equal(remedy(source), says, source);
    assert.match(
      remedy('import "https://deno.land/x.ts"') ?? "",
      /^nothing is imported from the web here: install/,
    );
  });

  it("says how to pass a value that may be missing, or must not be changed", () => {
    const find = "[1, 2].find((x) => x > 1)";
    const says = `\`${find}\` may be undefined: write \`${find}!\` if it is certainly there; \`?? 0\` gives another value for that case`;
    for (const source of [
      `const n: number = ${find}`,
      `let n: number; n = ${find}`,
      `two(${find}, "a")`,
      `function f(): number { return ${find} }`,
      `const o: { n: number } = { n: ${find} }`,
    ])
      assert.equal(remedy(source), says, source);
    assert.equal(remedy("const n: string = [1].find((x) => x)"), undefined, "it would be no text either");
    assert.equal(
      remedy("[1, 2].at(fixed - 2) + 1"),
      "if it is certainly there, write `[1, 2].at(fixed - 2)!`; otherwise give it a name and test that first (`!== undefined`)",
    );
    notebook.run("const row: readonly number[] = [1], matrix: readonly (readonly number[])[] = [row];");
    assert.equal(
      remedy("const r: number[] = row"),
      "copy it (`[...row]`), or change the type that it is given to, to `readonly number[]`",
    );
    assert.match(remedy("const m: number[][] = matrix") ?? "", /`matrix\.map\(\(row\) => \[\.\.\.row\]\)`/);
    assert.match(remedy("function f(): number[] { return row }") ?? "", /`\[\.\.\.row\]`/);
    assert.equal(
      remedy("const P = []; function f() { return P }"),
      "say what it will contain, for instance `P: number[] = []`",
    );
    assert.equal(all("const P = []; function f() { return P }; P").length, 1);
  });

  it("recognises a line that was read as a continuation of the line before", () => {
    for (const source of [
      "const a = 1\n[1, 2].map((x) => x)",
      "const a = fixed\n(1 + 2)",
      "const a = 1\n[].length",
    ])
      assert.match(remedy(source) ?? "", /end the line before with a semicolon/, source);
    assert.equal(remedy("const a = fixed[0].b"), undefined);
  });

  it("recognises an object in braces that make a block, JSX without its setting, and old decorators", () => {
    assert.match(remedy("const a = 1;\n{ q: a, r: 2 }") ?? "", /needs parentheses: `\(\{ \.\.\. \}\)`/);
    for (const source of ["render(<b>hi</b>)", "<div><p>a</p></div>", "const x = <A b={1} />"])
      assert.match(remedy(source) ?? "", /"jsx": "react-jsx"/, source);
    writeFileSync(join(notebook.folder, "comp.tsx"), "export const c = 1;\n");
    assert.match(remedy('import { c } from "./comp"; c') ?? "", /"jsx": "react-jsx"/);
    assert.match(
      remedy("function Is(target: object, key: string) {} class P { @Is x!: number }") ?? "",
      /"experimentalDecorators": true/,
    );
  });

  it("distinguishes a type of the notebook's from the language's, and what extends a module", () => {
    const says = /declared with `declare global \{ interface Array<T> \{ \.\.\. \} \}`/;
    assert.match(remedy("interface Array<T> { mine(): T }\nconst a: Array<number> = [1]") ?? "", says);
    assert.equal(remedy("interface Mine { a: 1 }\nconst m: Mine = {}"), undefined);
    assert.match(
      remedy('declare module "nowhere" { const x: 1 }') ?? "",
      /npm install nowhere\), or leave the declaration out/,
    );
  });

  it("accepts the dialogs of a page, and says about its other parts that cells do not run in one", () => {
    assert.ok(notebook.check("const a: string = prompt('name?') ?? ''; alert(a); confirm()", 9).ok);
    assert.equal(all("const n: string = prompt('name?')")[0]?.code, 2322);
    assert.match(remedy("document.title") ?? "", /cells do not run in a page/);
  });

  it("keeps what is only declared, and does not say that a cell failed when it did not", () => {
    notebook.run(
      "declare const ambient: number; declare function given(x: number): string; declare class Given { g: 1 }",
      "const text: string = given(ambient) + new Given().g",
    );
    assert.match(all("const n: string = ambient")[0]?.message ?? "", /'number' is not assignable/);
    const checked = notebook.check("ambient", 9);
    assert.ok(checked.ok && !checked.compiled.code.includes("$.ambient"), "it is no name of the cells'");
  });

  it("names cells and files, and none of the checker's own modules", () => {
    notebook.run("class A { private s = 1 } const old = { a: new A() };", "class A { private s = 2 }");
    const [found] = all("const now: { a: A } = old");
    assert.doesNotMatch(found?.message ?? "", /cell:|import\(/);
    assert.match(all("const now: A = old.a")[0]?.remedy ?? "", /before A was redeclared/);
  });

  it("names a type of noether's without the folder that noether is in", () => {
    notebook.run('import type { Vector } from "noether"; const u: Vector = [1];');
    const messages = ["u + u", "u < 1", "const text: string = u"].map((cell) => all(cell)[0]?.message ?? "");
    for (const message of messages) {
      assert.match(message, /'Vector'/);
      assert.doesNotMatch(message, /import\(/);
    }
    const kernel = "/home/nöther 20";
    const escaped = 'expected import("/home/n\\u00F6ther 20/dist/lib/algebra/vector").Vector';
    assert.equal(inWords(escaped, { folder: "/x", kernel }), "expected Vector");
  });
});
