import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { typeScriptError } from "../../../../tools/kernel/checker/report.js";
import type { Diagnostic } from "../../../../tools/kernel/compiler/diagnostic.js";
import type { Finding, OtherCells } from "../../../../tools/kernel/session.js";
import { parsePercent } from "../../../../tools/notebook/percent.js";
import { root } from "../../../../tools/root.js";
import { type Cells, cells } from "./cells.js";

const alone: OtherCells = { above: [], below: [] };

describe("what is wrong with a cell that is being written", () => {
  let notebook: Cells;
  before(() => {
    notebook = cells();
    writeFileSync(join(notebook.folder, "helper.ts"), "export const h: number = 'text';\n");
    notebook.run(
      'import { convolve, random } from "noether"; const g = random(7); let xs: readonly number[] = [1, 2];',
      "function twice(x: number): number { return 2 * x } interface Shape { edges: number }",
    );
    const refused = notebook.check("const angle: string = 3;", 3);
    assert.equal(refused.ok, false);
  });
  after(() => notebook.close());

  const found = (source: string, others = alone): readonly Finding[] => notebook.diagnose(source, others);
  /** Each finding with the part of the cell that it is about. */
  const shown = (source: string, others = alone): string[] =>
    found(source, others).map(
      ({ kind, start, end, message }) => `${kind} ${source.slice(start, end)}: ${message}`,
    );

  it("is what the cell gives when it is run, in the same words, at the same place", () => {
    const drafts = [
      'twice("2")',
      "const s: string = twice(1);\nconst b: boolean = s;",
      "const x = 1;\nconst x = 2;",
      "twice(",
      "if (true {",
      "function f(): number {}",
      "angle + 1",
      "nowhere(3)",
      "conv(g, g)",
      "g.unifrom()",
      'import { h } from "./helper.js"; h',
      'import * as nothing from "no-such-package";',
      "const shape: Shape = { edges: 3, name: 'triangle' };",
      "xs.push(3)",
      "{ q: twice('1') }",
      "const t = '🙂'; twice(t)",
      'readFile("a")',
      "for (const x in range(3)) print(x)",
      "await undefined; return 1",
      "// @ts-nocheck\ntwice('2'); const x = 1; const x = 2;",
    ];
    for (const source of drafts) {
      const before = notebook.diagnose(source, alone);
      const checked = notebook.check(source, 99);
      if (checked.ok) {
        assert.deepEqual(before, [], source);
        continue;
      }
      const ending = typeScriptError(checked.diagnostics, 99, source);
      assert.ok(ending.status === "error");
      const printed = ending.traceback.join("\n");
      assert.equal(before.length, checked.diagnostics.length, source);
      for (const [index, { message, remedy, start, kind, end }] of before.entries()) {
        const { line, column, file }: Diagnostic = checked.diagnostics[index]!;
        assert.equal(kind, "error");
        assert.ok(end > start || start === source.length, source);
        const [first, ...rest] = message.split("\n");
        const place = file ? "" : `cell 99, line ${line}, column ${column}: `;
        const said = file ? first!.replace(": ", " (imported by cell 99): ") : first!;
        assert.ok(
          printed.includes([place + said, ...rest].join("\n")),
          `${printed}\nhas not\n${place}${message}`,
        );
        if (remedy !== undefined) assert.ok(printed.includes(`Remedy: ${remedy}`), printed);
        else assert.equal(checked.diagnostics[index]!.remedy, undefined);
        const lines = source.slice(0, start).split("\n");
        if (!file) assert.deepEqual([lines.length, lines.at(-1)!.length + 1], [line, column], source);
      }
    }
    notebook.settle([]);
  });

  it("marks the text that it is about", () => {
    assert.deepEqual(shown("const a = 1;\r\nconst b: string = a;"), [
      "error b: Type 'number' is not assignable to type 'string'. (TS2322)",
    ]);
    assert.deepEqual(shown("const t = '🙂'; twice(t)"), [
      "error t: Argument of type 'string' is not assignable to parameter of type 'number'. (TS2345)",
    ]);
    assert.match(
      shown('const k = 1; import { h } from "./helper.js"; h')[0]!,
      /^error \.\/helper\.js: helper\.ts, line 1/,
    );
    assert.match(shown("function f(): number {}")[0]!, /Is a `return` missing\?/);
  });

  it("is nothing for a cell that runs", () => {
    const valid = [
      "twice(2)",
      "let xs = 'redeclared'; xs.length",
      "",
      "// a remark",
      "interface Shape { name: string }",
    ];
    for (const source of valid) assert.deepEqual(found(source), [], source);
  });

  it("includes hints, which do not keep the cell from running", () => {
    assert.deepEqual(
      found("twice(2 ^ 3)").map(({ kind, start }) => [kind, start]),
      [["hint", 6]],
    );
  });

  it("leaves no trace: names, numbers and words of the cells that run stay what they were", () => {
    found("const g = 'a text'; const fresh = 1; function twice() {}");
    assert.deepEqual(found("const n: number = twice(g.uniform());"), []);
    assert.match(shown("fresh")[0]!, /Cannot find name 'fresh'/);
    assert.doesNotMatch(found("fresh")[0]!.remedy ?? "", /cell/);
  });

  it("knows the names of a cell that is still running", () => {
    const running = cells();
    assert.ok(running.check("const unfinished = 1; await new Promise(() => {})", 1).ok);
    assert.deepEqual(running.diagnose("unfinished + 1", alone), []);
    assert.equal(running.diagnose("const s: string = unfinished", alone).length, 1);
    running.settle([]);
    assert.equal(running.diagnose("unfinished + 1", alone).length, 1, "it never came to be");
    running.close();
  });

  describe("with names of cells that have not run", () => {
    const above = ["const size = 3; type Pair<T> = [T, T]; class Tree {}", "import { later } from 'nowhere'"];
    const below = ["function judge(f: (x: number) => number) {} let best = 0;"];
    const others = { above, below };

    it("says once for each where it comes from, and that the cell has to run first", () => {
      assert.deepEqual(found("size + size + later(1)", others), [
        {
          kind: "waiting",
          start: 0,
          end: 4,
          message: "size is declared in a cell above, which has not run.",
          remedy: "run that cell first",
        },
        {
          kind: "waiting",
          start: 14,
          end: 19,
          message: "later is declared in a cell above, which has not run.",
          remedy: "run that cell first",
        },
      ]);
      assert.match(
        found("judge((x) => x)", others)[0]!.remedy!,
        /^move that cell above this one, or run it first$/,
      );
      assert.equal(found("size").length, 1, "without the other cells it is an unknown name");
      assert.equal(found("size")[0]!.kind, "error");
    });

    it("finds nothing else about them, and everything else about the rest", () => {
      const kinds = (source: string): string[] => found(source, others).map(({ kind }) => kind);
      assert.deepEqual(
        kinds("const p: Pair<number> = [1, 2]; const t: Tree = new Tree(); judge((x) => x.y)"),
        ["waiting", "waiting", "waiting"],
      );
      assert.deepEqual(kinds("twice('2'); size"), ["error", "waiting"]);
      assert.deepEqual(kinds("best = 3"), ["waiting"]);
      assert.deepEqual(kinds("size = 3"), ["error", "waiting"], "a constant");
      assert.deepEqual(kinds("const o = { size: 1 }; o.size"), [], "a property of that name");
      assert.deepEqual(kinds("const o = { size }; o"), ["waiting"]);
      assert.deepEqual(kinds("function f(size: number) { return size }"), []);
      assert.deepEqual(kinds("const size = 'own'; size.length"), []);
    });

    it("takes names of cells that have run as they are, whatever other cells say", () => {
      assert.deepEqual(found("twice(2)", { above: ["const twice = 1"], below: [] }), []);
      assert.match(
        found("angle", { above: ["const angle = 3"], below: [] })[0]!.remedy!,
        /^cell 3 would have/,
      );
    });

    it("reads half-written cells as far as it can", () => {
      const half = { above: ["const ready = 1; const broken = ("], below: ["}}}"] };
      assert.deepEqual(
        found("ready", half).map(({ kind }) => kind),
        ["waiting"],
      );
    });
  });

  it("is nothing but waiting names for the cells of a chapter, before any has run", () => {
    const text = readFileSync(join(root, "notebooks", "05-convolution.ts"), "utf8");
    const code = parsePercent(text).cells.filter(({ type }) => type === "code");
    const sources = code.slice(0, 8).map(({ source }) => source);
    const fresh = cells();
    let waiting = 0;
    for (const [index, source] of sources.entries()) {
      const others = { above: sources.slice(0, index), below: sources.slice(index + 1) };
      for (const each of fresh.diagnose(source, others)) {
        assert.equal(each.kind, "waiting", JSON.stringify(each));
        waiting++;
      }
    }
    assert.ok(waiting >= 3, "a cell of a chapter uses what others declare");
    fresh.close();
  });
});
