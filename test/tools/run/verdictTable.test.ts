import assert from "node:assert/strict";
import type { MimeBundle } from "noether";
import type { Assessment, LawResult } from "../../../tools/cells/course/assessment.js";
import { ASSESSMENT } from "../../../tools/cells/course/assessment.js";
import { help } from "../../../tools/cells/course/help.js";
import { displayMethod } from "../../../tools/globals.js";
import type { Cell, Notebook, Output } from "../../../tools/notebook/notebook.js";
import type { Run } from "../../../tools/run/runNotebook.js";
import { withUnreached } from "../../../tools/run/unreached.js";
import { verdictTable } from "../../../tools/run/verdictTable.js";

const worth = new Map([
  ["a", 4],
  ["b", 3],
  ["c", 2],
]);
const cell = (source: string, outputs: readonly Output[], exercise?: string): Cell => ({
  id: source.replace(/\W/g, "-"),
  type: "code",
  source,
  metadata: exercise === undefined ? {} : { exercise },
  executionCount: 1,
  outputs,
});
const verdict = (
  exercise: string,
  points: number,
  outcome: LawResult["outcome"],
  message: string,
): Output => {
  const outOf = worth.get(exercise)!;
  const law = { name: "law", statement: "", points, outOf, outcome, message };
  const assessment: Assessment = { exercise, points, outOf, laws: [law] };
  return { output_type: "display_data", data: { [ASSESSMENT]: assessment }, metadata: {} };
};
const error = (message: string): Output => ({
  output_type: "error",
  ename: "Error",
  evalue: message,
  traceback: [message, "  cell 3, line 1"],
});
const sheet = (...of: readonly [string, Output[], Output[]][]): Notebook => ({
  metadata: { noether: { sheet: "05-convolution" } },
  cells: of.flatMap(([name, own, check]) => [
    cell(`function ${name}() {}`, own, name),
    cell(`await check("${name}", ${name});`, check),
  ]),
});

describe("the table of verdicts", () => {
  it("has a line for every exercise, what the first unsolved one lacks, the sum and what comes next", () => {
    const long = ["It fails.", "1", "2", "3", "4", "5", "6"].join("\n");
    const table = verdictTable(
      sheet(
        ["a", [], [verdict("a", 4, "holds", "")]],
        ["b", [], [verdict("b", 1, "fails", long)]],
        ["c", [], [verdict("c", 0, "unwritten", "c is not written yet")]],
      ),
      worth,
    );
    assert.equal(
      table,
      `a  4 of 4  \u2713
b  1 of 3  not yet
c  0 of 2  nothing here yet

b:
  It fails.
  1
  2
  3
  4
  5
  ...

1 of 3 exercises, 5 of 9 points. Next: b.
`,
    );
  });

  it("has the hints and solutions that the sheet asks for, whole", () => {
    const code = ["export function b() {", "", "  1;", "  2;", "  3;", "  4;", "  5;", "}"].join("\n");
    const shows = (exercise: string, text: string): Output => ({
      output_type: "display_data",
      data: (help(exercise, text, text) as unknown as { [displayMethod](): MimeBundle })[displayMethod](),
      metadata: {},
    });
    const given = sheet(
      ["a", [], [verdict("a", 0, "fails", "No.")]],
      ["b", [], [verdict("b", 3, "holds", "")]],
    );
    const asked = [
      cell('hint("a")', [shows("a", "Hint 1 of 2: look.")]),
      cell('solution("b")', [shows("b", code)]),
    ];
    const table = verdictTable({ ...given, cells: [...given.cells, ...asked] }, worth);
    assert.match(
      table,
      /\na:\n {2}No\.\n\na:\n {2}Hint 1 of 2: look\.\n\nb:\n {2}export function b\(\) \{\n\n {4}1;[\s\S]*5;\n {2}\}\n\n1 of 2/,
    );
  });

  it("shows the error of a cell that did not reach a check", () => {
    const table = verdictTable(
      sheet(["a", [error("Cannot find name 'len'")], [error("Cannot find name 'a'")]], ["b", [], []]),
      worth,
    );
    assert.match(table, /^a {2}0 of 4 {2}an error\nb {2}0 of 3 {2}not checked\n/);
    assert.match(table, /\na:\n {2}Cannot find name 'len'\n {4}cell 3, line 1\n/);
  });

  it("describes the exercise that was worked on, and where the line of an error is", () => {
    const mine = sheet(
      ["a", [], [verdict("a", 0, "fails", "a fails")]],
      ["b", [error("cell 1, line 2, column 7: Cannot find name 'len'")], []],
    );
    assert.match(verdictTable(mine, worth), /\na:\n {2}a fails\n/);
    const place = (cell: Cell, line: number, column: number): string => `${cell.id}:${line}:${column}`;
    assert.match(
      verdictTable(mine, worth, { about: "b", place }),
      /\nb:\n {2}function-b-----:2:7\n {2}cell 1, line 2, column 7: Cannot find/,
    );
  });

  it("shows the error of a check whose exercise had none, with the line in the exercise that it names", () => {
    const endless = "cell 2 ran longer than 20 s\n    at a (cell 1, line 3, column 5)";
    const { cells, metadata } = sheet(["a", [], [error(endless)]]);
    const numbered = { metadata, cells: cells.map((each, i) => ({ ...each, executionCount: i + 1 })) };
    const place = (cell: Cell, line: number, column: number): string => `${cell.id}:${line}:${column}`;
    assert.match(
      verdictTable(numbered, worth, { place }),
      /^a {2}0 of 4 {2}an error\n\na:\n {2}function-a-----:3:5\n {2}cell 2 ran longer than 20 s\n/,
    );
  });

  it("also shows the first error of a cell that belongs to no exercise", () => {
    const { cells, metadata } = sheet(["a", [], [verdict("a", 0, "fails", "a fails")]]);
    const own = cell('await check("aa", a);', [error('there is no exercise "aa"')]);
    const later = cell("await hint();", [error("hint of what?")]);
    const table = verdictTable({ metadata, cells: [...cells, own, later] }, worth);
    assert.match(
      table,
      /\n\ncell 1:\n {2}there is no exercise "aa"\n {4}cell 3, line 1\n\na:\n {2}a fails\n/,
    );
    assert.doesNotMatch(table, /hint of what/);
  });

  it("says that a sheet is solved, and counts the last of two checks", () => {
    const twice = [verdict("a", 0, "fails", "no"), verdict("a", 4, "holds", "")];
    assert.equal(
      verdictTable(sheet(["a", [], twice]), worth),
      "a  4 of 4  \u2713\n\n1 of 1 exercises, 4 of 4 points. The sheet is solved.\n",
    );
  });
});

describe("cells that a run did not reach", () => {
  const run = (fatal: boolean): Run => {
    const notebook = sheet(["a", [error("gone")], []], ["b", [], []]);
    const cells = notebook.cells.map((each, i) => ({ ...each, executionCount: i === 0 ? 1 : null }));
    const ending = { status: "error", name: "Error", message: "gone", traceback: [], fatal } as const;
    return { notebook: { ...notebook, cells }, failure: { cell: 1, index: 0, ending } };
  };

  it("say so, and why", () => {
    const said = (fatal: boolean): unknown =>
      withUnreached(run(fatal)).cells[2]!.outputs!.map((each) => (each as { evalue?: string }).evalue);
    assert.deepEqual(said(true), [
      "This cell did not run: cell 1 ended the process that runs the cells, and their values are gone. Fix cell 1, then run again.",
    ]);
    assert.deepEqual(said(false), [
      "This cell did not run: the run stopped at the error in cell 1. Fix cell 1, then run again.",
    ]);
    assert.match(
      verdictTable(withUnreached(run(true)), worth),
      /^a {2}0 of 4 {2}an error\nb {2}0 of 3 {2}did not run\n/,
    );
  });

  it("are none if all of them ran", () => {
    const { notebook } = run(true);
    assert.equal(withUnreached({ notebook }), notebook);
  });
});
