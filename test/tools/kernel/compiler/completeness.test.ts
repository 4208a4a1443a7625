// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts of cells have templates
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { completeness } from "../../../../tools/kernel/compiler/completeness.js";

const status = (source: string): string => completeness(source).status;

const statements = [
  "const f = (x: number, y: string): number => x + y.length;",
  "const g = async ({ a, b }: { a: number; b: string }, ...rest: number[]) => { await a; return [b, ...rest]; };",
  "function draw<T extends { name: string }>(shape: T, mode: 'slow' | 'fast' = 'slow'): T[] { return [shape, { ...shape }]; }",
  "class A extends (class {}) { #p = [1, 2, (3)]; get q() { return { p: this.#p }; } static { A.name; } }",
  "const s = `a ${[1, 2].map((n) => `${n}`).join('-')} b`;",
  "for (const [k, v] of new Map([['a', 1]])) { if (k !== 'b') { console.log(k, v / 2, /[)}\\]]/.test(k)); } else { continue; } }",
  "switch (f(1, 'a')) { case 1: { break; } default: throw new Error(`none ${1}`); }",
  "try { await (Promise.all([1])); } catch ({ message }) { message; } finally { (() => {})(); }",
  "type T = { [K in keyof typeof s]: (x: K, y?: number) => void }; let t: Array<Map<string, [number, (a: T) => T]>>;",
  "import { a, type B, c as d } from 'm';",
  "const o = { m(x: number, y: number) { return x * y; }, async *g() { yield* [1]; }, ['k']: (1, 2), a };",
];

describe("completeness", () => {
  it("calls complete what could run", () => {
    const samples = [
      "",
      "  ",
      "1 + 1",
      "let x = 1;",
      "x = {\n a: 1\n}",
      "// a comment",
      "/** doc */",
      "await (p)",
      "for await (const x of y) f(x)",
      "'a;('",
      "/[(]/.test(x)",
      "if (x) { y }",
      "#!/usr/bin/env node\n1",
      "a\n/b/g",
      "return",
      "`a ${b} c`",
      "using x = y;",
      "@d class A {}",
    ];
    for (const sample of samples) assert.equal(status(sample), "complete", sample);
    for (const statement of statements) assert.equal(status(statement), "complete", statement);
  });

  it("calls incomplete what only needs more", () => {
    const samples = [
      "function f() {",
      "if (x)",
      "if (x) {\n  y();",
      "for (let i = 0; i < 3; i++)",
      "else_(",
      "a +",
      "g.",
      "f(1,",
      "const x =",
      "const",
      "import { a",
      "import x from",
      "import",
      "export",
      "async () =>",
      "x ? 1 :",
      "`abc",
      "`abc ${",
      "`a ${b} c",
      "/* a",
      "'abc\\",
      "let x: Map<string",
      "type T =",
      "interface I",
      "class A {",
      "class A {\n  m() {",
      "@d",
      "@d()",
      "try {",
      "try {}",
      "do {}",
      "switch (a) { case 1:",
      "[1, 2",
      "{ a",
      "new",
      "throw",
      "(x: number",
      "(x, y: number",
      "({ a, b }: T",
      "async (x, y: number",
      "<T>(x: T, y",
      "f((x, y: number",
      "[(x, y?: number",
      "const s = `${f((a, b: number",
    ];
    for (const sample of samples) assert.equal(status(sample), "incomplete", sample);
  });

  it("calls invalid what no further line can fix", () => {
    const samples = [
      ")",
      "let 1x = 3",
      "1 2",
      "'abc",
      "let x = 'abc",
      "f('abc\n)",
      "x = ;",
      "(1 2",
      "}",
      "const const",
      "/re",
      "f(]",
      "let x = (1\n let y = 2",
    ];
    for (const sample of samples) assert.equal(status(sample), "invalid", sample);
  });

  it("never calls invalid a complete statement that is cut between two tokens inside brackets", () => {
    const cuts = statements.flatMap((statement) => cutsOf(statement).map((cut) => statement.slice(0, cut)));
    fc.assert(
      fc.property(fc.constantFrom(...cuts), fc.constantFrom("", " ", "\n", " // and"), (start, end) => {
        assert.equal(status(start + end), "incomplete", start);
      }),
      { numRuns: 500 },
    );
  });

  it("indents what continues inside a bracket, and no further what has ended", () => {
    const indent = (source: string): unknown => {
      const found = completeness(source);
      return found.status === "incomplete" ? found.indent : found.status;
    };
    assert.equal(indent("function f() {"), "  ");
    assert.equal(indent("function f() {\n  if (x) {"), "    ");
    assert.equal(indent("function f() {\n  g();"), "  ");
    assert.equal(indent("function f() {\n  if (x) {\n    y();\n  }"), "  ");
    assert.equal(indent("function f() {\n\tg({"), "\t\t");
    assert.equal(indent("if (x)"), "  ");
    assert.equal(indent("const x ="), "  ");
    assert.equal(indent("`a\n  b"), "");
    assert.equal(indent("f(\n  1,"), "  ");
  });
});

/** The places between two words of a statement where a bracket is open (strings and regular expressions have none). */
function cutsOf(statement: string): number[] {
  const masked = statement.replace(/'[^']*'|\/\[.*?\]\//g, (text) => "_".repeat(text.length));
  const cuts: number[] = [];
  let open = 0;
  for (const { 0: token, index } of masked.matchAll(/[\w#$.'`]+|=>|\S/g)) {
    if (/^[([{]$/.test(token)) open++;
    if (/^[)\]}]$/.test(token)) open--;
    if (token.includes("`")) return cuts;
    if (open > 0) cuts.push(index + token.length);
  }
  return cuts;
}
