import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { type Cells, cells } from "./cells.js";

/** What JavaScript accepts silently, and what the hint says to write. */
const traps: Readonly<Record<string, RegExp>> = {
  "x ^ 2": /a power is `x \*\* 2`/,
  "(x + 1) ^ 0.5": /a power is/,
  "10 ^ x": /a power is `10 \*\* x`/,
  "x ^ -1": /a power is `x \*\* -1`/,
  "7 // 2": /`Math\.floor\(7 \/ 2\)`/,
  "const half = x // 2": /`Math\.floor\(x \/ 2\)`/,
  "function f(n: number) { return (n + 1) // 2\n}": /`Math\.floor\(\(n \+ 1\) \/ 2\)`/,
  "[10, 9, 1].sort()": /`sort\(\(a, b\) => a - b\)`/,
  "xs.map((x) => 2 * x).toSorted()": /`toSorted\(\(a, b\) => a - b\)`/,
  "-1 % 5": /`\(\(-1 % 5\) \+ 5\) % 5`/,
  "xs[(x - t) % n]": /`\(\(\(x - t\) % n\) \+ n\) % n`/,
  "xs[-1]": /`xs\.at\(-1\)`/,
  "3 in xs": /`xs\.includes\(3\)`/,
  "xs == ys": /asks whether both are the same list/,
  "if (xs !== ys) {}": /asks whether both are the same list/,
  "new Array(n).fill([])": /`Array\.from\(\{ length: n \}, \(\) => \[\]\)`/,
  "Array(n).fill(xs)": /`Array\.from\(\{ length: n \}, \(\) => \[\.\.\.xs\]\)`/,
  "new Array(n).fill(new Array(n).fill(0))":
    /`Array\.from\(\{ length: n \}, \(\) => new Array\(n\)\.fill\(0\)\)`/,
  "new Array(2).fill({ a: 1 })": /`Array\.from\(\{ length: 2 \}, \(\) => \(\{ a: 1 \}\)\)`/,
  "for (const a in xs) { xs[a] }": /`for \(const a of xs\)`/,
  "for (const i in [1, 2]) {}": /its indices `for \(const i of \[1, 2\]\.keys\(\)\)`/,
  '("a", "b")': /a list is `\["a", "b"\]`/,
  "const pair = (-1, x)": /a list is `\[-1, x\]`/,
  "interface Array<T> { last?: T }": /`declare global \{ interface Array<T> \{ \.\.\. \} \}`/,
};

/** What looks like them and is meant as it is. */
const meant = [
  "x ^ t",
  "3 ^ 1",
  "(x ^ 2) & 7",
  "x ^ 0b10",
  "flags ^= 2; flags",
  "1 + 2 // 3",
  "xs.length // how many",
  "const total = x; // 2",
  "const one = x // one of them",
  "3 // 3",
  "f(2) // 4",
  "['b', 'a'].sort()",
  "xs.sort((a, b) => a - b)",
  "xs[(n - x) % n]",
  "xs[((x - t) % n + n) % n]",
  "xs[x % n]",
  "5 % -1",
  "xs.at(-1)",
  "'a' in { a: 1 }",
  "for (const key in { a: 1 }) {}",
  "for (let i = 0, j = 1; i < j; i++, j--) {}",
  "(0, Math.abs)(2)",
  "(xs.push(1), xs)",
  "named === other",
  "xs === undefined",
  "new Array(n).fill(0)",
  "Array.from({ length: n }, () => [])",
  "rows.fill(xs)",
  "interface Symbol { letter: string }",
  "interface Map { from: string }",
  "declare global { interface Array<T> { first?: T } }",
];

describe("hints", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    notebook.run(
      "const xs = [1, 2], ys = [1, 2], n = 2, x = 3, t = 1, rows: number[][] = [], f = (a: number) => a, named = ['a'], other = ['a']; let flags = 3;",
    );
  });
  after(() => notebook.close());

  it("report what is not an error but most likely not what is meant", () => {
    for (const [source, says] of Object.entries(traps)) {
      const checked = notebook.check(source, 9);
      assert.ok(checked.ok, source);
      assert.equal(checked.hints.length, 1, source);
      assert.match(checked.hints[0]!.message, says, source);
    }
  });

  it("are silent on what looks like it and is meant", () => {
    for (const source of meant) {
      const checked = notebook.check(source, 9);
      assert.ok(checked.ok, source);
      assert.deepEqual(checked.hints, [], source);
    }
  });

  it("name the line, and are left out if a cell is left unchecked", () => {
    const checked = notebook.check("1;\n\n  x ^ 2", 9);
    assert.ok(checked.ok);
    assert.deepEqual([checked.hints[0]?.line, checked.hints[0]?.column], [3, 3]);
    const unchecked = notebook.check("// @ts-nocheck\nx ^ 2", 9);
    assert.ok(unchecked.ok);
    assert.deepEqual(unchecked.hints, []);
  });

  // That they have nothing to say about the course is tested where lessons run (course/lessons.test.ts) and sheets are checked (cellPrograms.test.ts).
});
