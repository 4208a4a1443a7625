import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import ts from "typescript";
import { type CompiledCell, compileCell } from "../../../../tools/kernel/compiler/cell.js";
import { origins } from "../../../../tools/kernel/compiler/sourceMap.js";
import { readNotebook } from "../../../../tools/notebook/files.js";
import { root } from "../../../../tools/root.js";
import { notebook } from "./evaluate.js";

/** With a declaration of a type, which leaves no trace, every cell takes TypeScript's way. */
const apart = "interface Apart {}\n";

const compile = (source: string, known: readonly string[]): CompiledCell =>
  compileCell(source, new Set(known), { file: "cell-1.ts" });

/** A cell that is not plain is written by the emitter, which indents. */
const isPlain = ({ code }: CompiledCell): boolean => code !== "" && !/^ {4}\S/m.test(code);

const parsed = (code: string): ts.SourceFile =>
  ts.createSourceFile("code.js", code, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS);

/** A tree without positions, comments and parentheses, which depend on the printer. */
function tree(node: ts.Node): unknown {
  if (ts.isParenthesizedExpression(node)) return tree(node.expression);
  const { text } = node as { readonly text?: string };
  const inner: unknown[] = [];
  ts.forEachChild(node, (child) => void inner.push(tree(child)));
  return [ts.SyntaxKind[node.kind], ...(text === undefined || ts.isSourceFile(node) ? [] : [text]), ...inner];
}

/** Asserts that both ways give the same for a cell; returns whether it was a plain one. */
function same(source: string, known: readonly string[] = []): boolean {
  const shorter = compile(source, known);
  const longer = compile(apart + source, known);
  assert.deepEqual(shorter.declared, longer.declared, source);
  assert.deepEqual(shorter.imports, longer.imports, source);
  assert.equal(shorter.diagnostics.length, longer.diagnostics.length, source);
  assert.deepEqual(tree(parsed(shorter.code)), tree(parsed(longer.code)), source);
  if (isPlain(shorter)) placed(shorter, source);
  return isPlain(shorter);
}

/** Every name of the compiled cell comes from a place where it is written. */
function placed({ code, map }: CompiledCell, source: string): void {
  const file = parsed(code);
  const body = code.indexOf("{", code.indexOf("async"));
  const origin = origins(map);
  const lines = source.split("\n");
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !node.text.startsWith("$") && node.pos > body) {
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart());
      const at = origin(line + 1, character + 1)!;
      const written = lines[at.line - 1]!.slice(at.column - 1);
      assert.ok(written.startsWith(node.text), `${node.text} is said to come from "${written}" in ${source}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

const plain = [
  "",
  "// nothing",
  "1+1",
  "const a = 3",
  "const a: number = 3;",
  "let a: Map<string, number[]>, b = a",
  "const f = (x: number, y = x, ...rest: number[]): number => x + y; f(2)",
  "const f = async x => await x\nf(1)",
  "const f = ((x) => x), g = () => f",
  "const a = 1 // one\n/* two */ a /* three */ + a // four",
  `const text = \`a \${1 + 2} b\n\${\`c\`}\`\ntext`,
  "f(1)\nf(2); (f)(3); g.f(f); f?.(g); g?.f?.[f]",
  "a = b = () => f; a ??= x => x; a += b; a++; -b",
  "[a, b] = [b, a]",
  "({ a, b: f, ['c' + a]: b, 'd': 1, 2: a, ...g })",
  "new f(a); new f; new (g.a)(b)",
  "a!.b![0]!.c; f!(1); (a!)(b)",
  "typeof a === 'undefined' ? void 0 : !b",
  "await f(1); (await g).f(2)",
  "/a{2}/v.test(b)",
  "'text'",
  "a; f(\n  b,\n  // why\n  a,\n)",
  "const k = 1, k2 = k; k2",
];

const others = [
  ";",
  "1, 2",
  "'use strict'; a",
  "010",
  "const a = 1; const a = 2",
  "var a = 1",
  "using a = b",
  "declare const a: number; a",
  "export const a = 1",
  "const { a } = g",
  "const f = (a) => b; const b = 1; ((b) => b)(1)",
  "const f = ({ a }) => a",
  "const f = <T>(x: T): T => x",
  "f<number>(1)",
  "f`text`",
  "const f = (x)\n  : number => x",
  "const f = () => { return a }",
  "new Promise(f)",
  "import('m'); import.meta",
  "a as number",
  "a satisfies number",
  "delete g.a",
  "eval(a); arguments",
  "1 //# sourceURL=other",
  "({ a = 1 } = g)",
  "class C {}",
  "function f() {}",
  "if (a) b",
  "let await = 1",
  "const a = ",
];

const known = ["a", "b", "f", "g"];

describe("plain cells", () => {
  it("are compiled to TypeScript's own output, with a map of where it comes from", () => {
    assert.deepEqual(
      plain.filter((source) => !same(source, known)),
      [],
    );
  });

  it("are distinguished from others, which TypeScript compiles", () => {
    assert.deepEqual(
      others.filter((source) => same(source, known)),
      [],
    );
  });

  // What is released in exercises/ is a part of solutions/.
  it("are compiled like this in all notebooks of the course", async () => {
    const counts = { plain: 0, others: 0 };
    for (const folder of ["notebooks", "solutions"]) {
      const names = readdirSync(join(root, folder)).filter((name) => /^\d.*\.ts$/.test(name));
      for (const name of names.filter((each) => !each.includes(".check."))) {
        const names = new Set(["require"]);
        for (const { type, source } of (await readNotebook(join(root, folder, name))).cells) {
          if (type !== "code") continue;
          const compiled = compile(source, [...names]);
          counts[isPlain(compiled) ? "plain" : "others"]++;
          if (isPlain(compiled)) same(source, [...names]);
          for (const each of compiled.declared) names.add(each);
        }
      }
    }
    assert.ok(counts.plain > 50 && counts.others > 50, JSON.stringify(counts));
  });

  it("are compiled like this whatever they consist of", () => {
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("a", "b", "f", "own", "x", "Math", "1", "'s'", "null", "/r/", "`t`"),
        binary(tie("expression")),
        fc
          .tuple(fc.constantFrom("!", "-", "typeof ", "void ", "await "), tie("expression"))
          .map(([operator, value]) => `${operator}(${value})`),
        tie("expression").map((value) => `(${value})!`),
        tie("expression").map((value) => `(x: number, y = ${value}): unknown => (${value})`),
        fc.tuple(tie("expression"), tie("expression")).map(([f, x]) => `(${f})(${x}, ...[${x}])`),
        fc
          .tuple(tie("expression"), tie("expression"))
          .map(([a, b]) => `({ a, [${a}]: ${b}, own, q: ${b} }).q`),
        fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `[${a}, , ${b}]?.[0]`),
        fc.tuple(fc.constantFrom("a", "own"), tie("expression")).map(([a, b]) => `(${a} = ${b})`),
        fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `(${a} ? ${b}\n : \`<\${${a}}>\`)`),
      ),
    }));
    let count = 0;
    const cell = fc.tuple(expression, expression).map(([a, b]) => `let own: unknown = ${a}\n;${b}`);
    fc.assert(
      fc.property(cell, (source) => {
        const once = source.replace("\n;", "\n");
        for (const each of [source, once]) if (same(each, known)) count++;
      }),
      { numRuns: 150 },
    );
    assert.ok(count > 100, `${count} of 600 were plain`);
  });

  it("run: names of the scope, names of functions, calls without this", async () => {
    const cells = notebook();
    await cells.run("let n = 1; const f = (x: number): number => x + n");
    await cells.run("const self = { f: (x: number) => f(x) }");
    assert.equal(await cells.run("n = 5; f.name + self.f(2)"), "f7");
    assert.deepEqual(await cells.run("[1, 2].map((x) => x * n)"), [5, 10]);
  });
});

const binary = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(part, fc.constantFrom("+", "*", "??", "===", "in", "**", "<"), part)
    .map(([a, operator, b]) => `((${a}) ${operator} (${b}))`);
