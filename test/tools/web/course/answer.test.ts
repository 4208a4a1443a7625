import assert from "node:assert/strict";
import { join } from "node:path";
import { exerciseIndex } from "../../../../tools/cells/course/find.js";
import { readNotebook } from "../../../../tools/notebook/files.js";
import { root } from "../../../../tools/root.js";
import {
  type CheckPlan,
  checkPlan,
  exerciseOf,
  type SheetCell,
  type Trouble,
} from "../../../../tools/web/course/answer.js";

const code = (source: string, exercise?: string): SheetCell => ({
  type: "code",
  source,
  metadata: exercise === undefined ? {} : { exercise },
});
const text = (source: string): SheetCell => ({ type: "markdown", source, metadata: {} });
const nothing = (): boolean => false;

const sheet: readonly SheetCell[] = [
  text("# Sheet"),
  code('import { relativeError } from "noether";\nimport { check, hint } from "noether/course";'), // 1
  code("const scale = 2;"), // 2
  code("export function convolve(f: number[]) {\n  return f.map((x) => x * scale);\n}", "convolve"), // 3
  code('await check("convolve", convolve);'), // 4
  code("export function turn(f: number[]) {\n  return f;\n}", "turn"), // 5
  code('await check("turn", turn);'), // 6
  code("console.log(scale);"), // 7
];
const plan = (
  exercise: string,
  cells = sheet,
  isCurrent: (index: number) => boolean = nothing,
): CheckPlan => {
  const found = checkPlan(exercise, cells, isCurrent);
  assert.ok("run" in found, JSON.stringify(found));
  return found;
};
const trouble = (exercise: string, cells: readonly SheetCell[]): string =>
  (checkPlan(exercise, cells, nothing) as Trouble).trouble;
const edited = (index: number, ...instead: readonly SheetCell[]): readonly SheetCell[] =>
  sheet.toSpliced(index, 1, ...instead);

describe("what a check runs", () => {
  it("is what the answer needs, the answer, then the cell that checks it, and no other exercise", () => {
    assert.deepEqual(plan("convolve"), { exercise: "convolve", run: [1, 2, 3, 4] });
    assert.deepEqual(plan("turn").run, [1, 5, 6]);
  });

  it("leaves out what has run as it is, but never the answer", () => {
    assert.deepEqual(plan("convolve", sheet, () => true).run, [3, 4]);
    assert.deepEqual(plan("convolve", sheet, (index) => index === 1).run, [2, 3, 4]);
  });

  it("has what the answer takes from another exercise, and from cells below it, as grading has", () => {
    const cells = edited(5, code("function turn(f: number[]) { return half(convolve(f)); }", "turn")).concat(
      code("const half = (f: number[]) => f;"),
    );
    assert.deepEqual(plan("turn", cells).run, [1, 2, 3, 5, 8, 6]);
  });

  it("has cells that change what the answer needs, and every cell that declares it", () => {
    const cells = edited(2, code("const scale = [2];"), code("scale.push(3);"), code("scale[0] = 4;"));
    assert.deepEqual(plan("convolve", cells).run, [1, 2, 3, 4, 5, 6]);
    const again = [...sheet, code("function convolve(f: number[]) { return f; }")];
    assert.deepEqual(plan("convolve", again, () => true).run, [3, 8, 4]);
  });

  it("does not take the type of another exercise for the answer's own", () => {
    const cells = [
      sheet[1]!,
      code('type Card = "A";\nfunction first(): Card[] { return []; }', "first"),
      code('type Card = "B";\nfunction second(): Card[] { return []; }', "second"),
      code('await check("first", first);'),
    ];
    assert.deepEqual(plan("first", cells).run, [0, 1, 3]);
  });

  it("adds the cell that checks if it was deleted, with the import if that is gone too", () => {
    const without = edited(4);
    assert.deepEqual(plan("convolve", without), {
      exercise: "convolve",
      added: { at: 4, source: 'await check("convolve", convolve);' },
      run: [1, 2, 3, 4],
    });
    assert.deepEqual(plan("convolve", without, (index) => index <= 2).run, [3, 4]);
    const { added, run } = plan("convolve", without.toSpliced(1, 1));
    assert.equal(
      added?.source,
      'import { check } from "noether/course";\n\nawait check("convolve", convolve);',
    );
    assert.deepEqual(run, [1, 2, 3]);
  });

  it("is one cell if answer and check are in one", () => {
    const cells = [sheet[1]!, code('const turn = (f: number[]) => f;\nawait check("turn", turn);', "turn")];
    assert.deepEqual(plan("turn", cells).run, [0, 1]);
  });

  it("is refused with a sentence if the function was renamed, deleted, or check is no longer imported", () => {
    assert.equal(
      trouble("convolve", edited(3, code("export function conv(f: number[]) { return f; }", "convolve"))),
      "Expected a cell with the function convolve, found conv: an exercise is named after its function, so give it that name again.",
    );
    assert.match(trouble("convolve", edited(3)), /^Expected a cell with the function convolve: /);
    assert.match(
      trouble("convolve", edited(3, code("", "convolve"))),
      /^Expected a cell with the function convolve: /,
    );
    assert.match(
      trouble("convolve", [text("# empty")]),
      /has no cell of the exercise convolve any more: "Reset this sheet"/,
    );
    assert.match(
      trouble("convolve", edited(1)),
      /^No cell imports check any more: write `import \{ check, hint, solution \}/,
    );
  });

  it("is one cell of imports, the answer and its check, for every exercise of the course", async () => {
    const index = await exerciseIndex();
    for (const [exercise, name] of Object.entries(index)) {
      const { cells } = await readNotebook(join(root, "exercises", `${name}.ts`));
      const { run, added } = plan(exercise, cells);
      assert.equal(added, undefined, exercise);
      assert.equal(exerciseOf(cells[run.at(-1)!]!), exercise);
      const others = run.map((each) => cells[each]!.metadata.exercise).filter((each) => each !== undefined);
      assert.deepEqual(others, [exercise], `${exercise} needs the cells of ${others}`);
      assert.ok(run.length >= 3 && run.length <= 4, `${exercise}: ${run.length} cells`);
    }
  });
});

describe("the exercise of a cell", () => {
  it("is the one that it is marked with, or that it asks about", () => {
    assert.deepEqual(
      [sheet[3]!, sheet[4]!, code('await hint("turn")'), sheet[7]!, text('check("turn", turn)')].map(
        exerciseOf,
      ),
      ["convolve", "convolve", "turn", undefined, undefined],
    );
  });
});
