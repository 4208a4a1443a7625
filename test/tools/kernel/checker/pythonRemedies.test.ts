import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Diagnostic } from "../../../../tools/kernel/compiler/diagnostic.js";
import { type Cells, cells } from "./cells.js";

/** What is written by habit, and what the remedy says. */
const names: Readonly<Record<string, string>> = {
  "range(3)":
    'count with `for (let i = 0; i < 3; i++) { ... }`; the numbers as a list are `Array.from({ length: 3 }, (_, i) => i)`, as a tensor `range(3)` (import { range } from "noether/engine")',
  "for (const i of range(n)) {}":
    "count with `for (let i = 0; i < n; i++) { ... }`; the numbers as a list are `Array.from({ length: n }, (_, i) => i)`",
  "range(6).reshape([2, 3])": 'import { range } from "noether/engine";',
  "for (const i of range(2, n)) {}":
    "count with `for (let i = 2; i < n; i++) { ... }`; the numbers as a list are `Array.from({ length: n - 2 }, (_, i) => 2 + i)`",
  "range(0, 10, 2)": "count with `for (let i = 0; i < 10; i += 2) { ... }`",
  "len(xs)": "write `xs.length`",
  "len(xs.concat(xs))": "write `xs.concat(xs).length`",
  'print("a", n)': 'write `console.log("a", n)`',
  None: "write `undefined`, or `null`",
  True: "write `true`",
  "n == False": "write `false`",
  "abs(-n)": "write `Math.abs(-n)`",
  "sum(xs)": "write `xs.reduce((sum, each) => sum + each, 0)`",
  "max(xs)": "write `Math.max(...xs)`",
  "min(n, 3)": "write `Math.min(n, 3)`",
  "sqrt(n)": "write `Math.sqrt(n)`",
  "math.sqrt(n)": "write `Math`, with a capital letter: `Math.sqrt(2)`",
  'int("3")': 'write `Math.trunc("3")` for a number, `Number("3")` for a text; as a type, `number`',
  "sorted(xs)": "write `[...xs].sort((a, b) => a - b)`",
  "zip(xs, u)": "write `xs.map((each, i) => [each, u[i]!])`",
  "enumerate(xs)": "write `for (const [i, each] of xs.entries()) { ... }`",
  "map(Math.abs, xs)": "write `xs.map(Math.abs)`",
  "isinstance(n, int)": 'write `typeof n === "number"`',
  "let f: float = 3": "write `number`",
  "self.x": "write `this`",
  "help(n)": "a cell `?name` shows what is known of a name",
  "total = 3": "declare it: `const total = 3`, or `let total = 3` if it changes later",
  "total: int = 3": "declare it: `const total: number = 3`",
  "p, q = 1, 2": "several names at once are written in brackets: `const [p, q] = [1, 2]`",
  "!ls":
    'a cell runs no shell: write `import { execSync } from "node:child_process"; execSync("ls", { encoding: "utf8" })`',
};

const members: Readonly<Record<string, string>> = {
  "xs.append(3)": "write `xs.push(3)`",
  "xs.sum()": "write `xs.reduce((sum, each) => sum + each, 0)`",
  "xs.size": "write `xs.length`",
  "xs.length()": "length is a number: leave the parentheses out",
  "R.T": 'write `transpose(R)` (import { transpose } from "noether")',
  "R.dot(R)": 'write `matmul(R, R)` (import { matmul } from "noether")',
  "R.shape": "write `[R.length, R[0]!.length]`",
  'word.upper() + "!"': "write `word.toUpperCase()`",
  '", ".join([word])': 'write `[word].join(", ")`',
  "pair.items()": "write `Object.entries(pair)`",
};

const operands: Readonly<Record<string, string>> = {
  "xs + u": "with lists write `xs.map((x, i) => x + u[i]!)`",
  "console.log(xs - u)": "with lists write `xs.map((x, i) => x - u[i]!)`",
  "xs / n": "with lists write `xs.map((x) => x / n)`",
  "n * R": "with matrices write `R.map((row) => row.map((x) => n * x))`",
  "R * R": 'with matrices write `matmul(R, R)` (import { matmul } from "noether")',
  "R * u": 'with matrices write `matvec(R, u)` (import { matvec } from "noether")',
  "R + R": "with matrices write `R.map((row, i) => row.map((x, j) => x + R[i]![j]!))`",
  "2 ** xs": "with lists write `xs.map((x) => 2 ** x)`",
  "[[]] * n": "a list of n such entries is `Array.from({ length: n }, () => [])`",
  "[0] * 3": "a list of 3 such entries is `Array.from({ length: 3 }, () => 0)`",
  "n * [{ a: 1 }]": "a list of n such entries is `Array.from({ length: n }, () => ({ a: 1 }))`",
  "[1, 2] * n": "with lists write `[1, 2].map((x) => x * n)`",
  "xs + 1": "with lists write `xs.map((x) => x + 1)`",
};

const places =
  '`for ... in` loops over the indices of a list, as strings ("0", "1"): its entries are `for (const a of xs)`, its indices `for (const a of xs.keys())`';

/** Values of one kind that are given for another. */
const kinds: Readonly<Record<string, string>> = {
  "const v: number[] = new Set(xs)": "it is not a list: a list of its values is `[...new Set(xs)]`",
  "const v: readonly number[] = new Set(xs)": "it is not a list: a list of its values is `[...new Set(xs)]`",
  "((v: number[]) => v)(new Set(xs))": "it is not a list: a list of its values is `[...new Set(xs)]`",
  "const f = (): number[] => xs.values()": "it is not a list: a list of its values is `[...xs.values()]`",
  "const v: number[] = new Float64Array(3)":
    "it is not a list: a list of its values is `[...new Float64Array(3)]`",
  "const m = new Map([[1, 2]]); const v: number[] = m":
    "a list of its values is `[...m.values()]`, of its keys `[...m.keys()]`",
  "for (const a in xs) { Math.abs(a) }": places,
  "for (const a in xs) { const b: number = a }": places,
  "for (const a in xs) { a * 2 }": places,
  "for (const a in xs) { a.toFixed() }": places,
  "let t = 0; for (const a in xs) t = t + a": places,
  'const p: [string, string] = ("a", "b")': 'several values at once are a list here: write `["a", "b"]`',
  "const p: number[] = (1, 2)": "several values at once are a list here: write `[1, 2]`",
};

const syntax: Readonly<Record<string, string>> = {
  "# a comment": "a comment begins with `//`",
  "const y = 3 # three": "a comment begins with `//`",
  "def f(x, y=1):\n    return x": "a function is `function f(x: number, y = 1) { ... }`",
  "for x in xs:\n    n": "a loop is `for (const x of xs) { ... }`",
  "for i in range(3):\n    n": "a loop is `for (let i = 0; i < 3; i++) { ... }`",
  "for i, x in enumerate(xs):\n    n": "a loop is `for (const [i, x] of xs.entries()) { ... }`",
  "while n < 3 and not word:\n    n": "write `while (n < 3 && !word) { ... }`",
  "if n == 3:\n    n": "write `if (n === 3) { ... }`",
  "if (n > 2) {}\nelif (n > word.indexOf('a')) xs.push(Math.abs(n));":
    "write `else if (n > word.indexOf('a')) { ... }`",
  "if (n > 2) {\n} elif (n < 1) {\n}": "write `else if (n < 1) { ... }`",
  "if (n and word) {}": "write `&&` for and, `||` for or, `!` for not: `if (n && word) {}`",
  "n or word": "write `&&` for and, `||` for or, `!` for not: `n || word`",
  "not n": "write `&&` for and, `||` for or, `!` for not: `!n`",
  "[x * 2 for x in xs]": "a list is made with `xs.map((x) => x * 2)`",
  "[x * 2 for x in xs if x > 1]": "a list is made with `xs.filter((x) => x > 1).map((x) => x * 2)`",
  "const s = [i ** 2 for i in range(n)]": "a list is made with `Array.from({ length: n }, (_, i) => i ** 2)`",
  "import numpy as np":
    'an import is `import * as np from "package"`, and Python\'s packages are not here; noether has matrices: `import { matmul, transpose } from "noether"`',
  "from math import sqrt": "write `Math.sqrt`: Math needs no import",
  "R @ u": 'a product of matrices is `matmul(R, u)` (import { matmul } from "noether")',
  "xs[n // 2]": "`//` begins a comment; integer division is `Math.floor(n / 2)`",
  "xs[1:3]": "a part of a list is `xs.slice(1, 3)`",
  "1 if n else 2": "write `n ? 1 : 2`",
  "lambda x: x + 1": "a function without a name is `(x) => x + 1`",
  'f"n is {n}"': ["values are put into a text between backquotes: `` `n is $", "{n}` ``"].join(""),
  '"""Says so."""':
    "a text of several lines is written between backquotes: `` `...` ``; a comment between `/*` and `*/`",
  "class A(B):\n    n": "a class is `class A extends B { ... }`",
  'raise ValueError("no")': 'write `throw new Error("no")`',
  "(x) -> x": "an arrow is `=>`",
  "%time f()":
    'there are no % commands here; time is taken with `console.time("a")` and `console.timeEnd("a")`',
};

/** What is right, and must not be mistaken for anything else. */
const sound = [
  "const # = 3",
  "class K { #x = 1; has(o: object) { return #x in o } } }",
  "const text = 'a and b or not c' +",
  "if (n > 2) { xs.push(n) ",
  "const m = new Map([[1, 2]",
];

describe("remedies for people who come from Python", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    notebook.run(
      "const xs = [1, 2], u = [3, 4], R = [[1, 0], [0, 1]], n = 2, word = 'a' as string, pair = { a: 1 };",
    );
  });
  after(() => notebook.close());
  const diagnosed = (source: string): readonly Diagnostic[] => {
    const checked = notebook.check(source, 9);
    assert.ok(!checked.ok, source);
    return checked.diagnostics;
  };

  for (const [what, table] of Object.entries({ names, members, kinds, syntax })) {
    it(`say what to write for Python's ${what}`, () => {
      for (const [source, remedy] of Object.entries(table))
        assert.equal(diagnosed(source)[0]?.remedy, remedy, source);
    });
  }

  it("compute with lists and matrices, once for both sides of an operation", () => {
    for (const [source, remedy] of Object.entries(operands)) {
      const [first, ...others] = diagnosed(source);
      assert.equal(first?.remedy, `operators take numbers; ${remedy}`, source);
      assert.deepEqual(others, [], source);
    }
    assert.equal(diagnosed("R * 2 + R").length, 1, "the sum fails because the product does");
  });

  it("show the first of the errors that follow from such a line", () => {
    for (const source of Object.keys(syntax)) assert.equal(diagnosed(source).length, 1, source);
  });

  it("are what they compute: each that is an expression of numbers runs to the same value", () => {
    const given = "const xs = [1, 2], u = [3, 4], R = [[1, 2], [3, 4]], n = 2;";
    const value = (source: string): unknown => {
      const [, code = ""] = /`([^`]*)`/.exec(diagnosed(source)[0]?.remedy ?? "") ?? [];
      return new Function(`${given} return ${code.replace(/\]!/g, "]")}`)();
    };
    assert.equal(value("sum(xs)"), 3);
    assert.equal(value("max(xs)"), 2);
    assert.equal(value("abs(-n)"), 2);
    assert.equal(value("len(xs)"), 2);
    assert.deepEqual(value("zip(xs, u)"), [
      [1, 3],
      [2, 4],
    ]);
    assert.deepEqual(value("xs + u"), [4, 6]);
    assert.deepEqual(value("xs / n"), [0.5, 1]);
    assert.deepEqual(value("n * R"), [
      [2, 4],
      [6, 8],
    ]);
    assert.deepEqual(value("[x * 2 for x in xs if x > 1]"), [4]);
    assert.deepEqual(value("xs[1:3]"), [2]);
  });

  it("leave alone what is not Python", () => {
    for (const source of sound) {
      const remedy = diagnosed(source)[0]?.remedy;
      assert.ok(
        remedy === undefined || /begins with `\/\/`/.test(remedy) === source.startsWith("const #"),
        `${source}: ${remedy}`,
      );
    }
  });

  it("give way to a name of noether's, and to that of a cell that failed", () => {
    assert.ok(!notebook.check("const range: string = 3", 4).ok);
    assert.match(diagnosed("range(3)")[0]?.remedy ?? "", /^cell 4 would have declared range/);
    assert.match(diagnosed("directProduct(1)")[0]?.remedy ?? "", /import \{ directProduct \} from "noether"/);
  });
});
