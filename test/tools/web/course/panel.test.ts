import assert from "node:assert/strict";
import type { ChapterState, CourseState, ExerciseState } from "../../../../tools/web/course/courseState.js";
import { panelOf } from "../../../../tools/web/course/panel.js";

const exercise = (name: string, points = 0, more: Partial<ExerciseState> = {}): ExerciseState => ({
  name,
  points,
  outOf: 4,
  attempts: 0,
  hints: 0,
  solutionSeen: false,
  ...more,
});
const chapter = (
  name: string,
  title: string,
  exercises: readonly ExerciseState[],
  more: Partial<ChapterState> = {},
): ChapterState => ({
  name,
  number: Number.parseInt(name, 10),
  title,
  minutes: { lesson: 30, sheet: 20 },
  needs: [],
  lesson: { path: `${name}.ipynb`, isThere: true },
  ...(exercises.length > 0 ? { sheet: { path: `${name}.exercises.ipynb`, isThere: true } } : {}),
  exercises,
  points: exercises.reduce((sum, { points }) => sum + points, 0),
  outOf: 4 * exercises.length,
  solved: exercises.filter(({ points }) => points === 4).length,
  ...more,
});
function course(chapters: readonly ChapterState[], next?: CourseState["next"]): CourseState {
  const sum = (of: (each: ChapterState) => number): number =>
    chapters.reduce((total, each) => total + of(each), 0);
  return {
    chapters,
    points: sum(({ points }) => points),
    outOf: sum(({ outOf }) => outOf),
    solved: sum(({ solved }) => solved),
    exercises: sum(({ exercises }) => exercises.length),
    ...(next === undefined ? {} : { next }),
    notes: [],
  };
}

const groups = chapter("01-groups", "Groups", [exercise("cosets", 4, { attempts: 3 })]);
const appendix = chapter("A1-typescript", "TypeScript", [], { number: "A1", before: "02-matrices" });
const matrices = chapter(
  "02-matrices",
  "Matrices",
  [
    exercise("turn"),
    exercise("invert", 1, { attempts: 1, hints: 2 }),
    exercise("det", 0, { attempts: 2, hints: 1, solutionSeen: true }),
  ],
  { needs: ["01-groups", "A1-typescript", "99-gone"] },
);

describe("the panel of the course", () => {
  const panel = panelOf(course([groups, appendix, matrices], { chapter: "02-matrices", exercise: "turn" }));

  it("sums up", () => {
    assert.equal(panel.summary, "1 of 4 exercises solved, 5 of 16 points");
    assert.deepEqual(panel.solved, [1, 4]);
  });

  it("has a line for each chapter, with minutes, what it builds on, and a shape that needs no colour", () => {
    assert.deepEqual(
      panel.chapters.map(({ heading, mark, standing, isNext }) => [heading, mark, standing, isNext]),
      [
        ["1. Groups", "●", "1 of 1 solved", false],
        ["A1. TypeScript", "○", "no exercises", false],
        ["2. Matrices", "◐", "0 of 3 solved", true],
      ],
    );
    const [, without] = panel.chapters;
    const { lesson, sheet, needs } = panel.chapters[2]!;
    assert.deepEqual(lesson, {
      label: "Lesson, 30 min",
      target: { path: "02-matrices.ipynb", isThere: true },
    });
    assert.deepEqual(sheet, {
      label: "Exercises, 20 min",
      target: { path: "02-matrices.exercises.ipynb", isThere: true },
    });
    assert.deepEqual(
      needs.map(({ label, target }) => [label, target.path]),
      [
        ["1. Groups (solved)", "01-groups.ipynb"],
        ["A1. TypeScript (not begun)", "A1-typescript.ipynb"],
      ],
    );
    assert.equal(without!.sheet, undefined);
  });

  it("has the state of each exercise as a shape and in words, and opens its cell", () => {
    const rows = [...panel.chapters[0]!.exercises, ...panel.chapters[2]!.exercises];
    assert.deepEqual(
      rows.map(({ mark, label }) => `${mark} ${label}`),
      [
        "● cosets: solved, 4 of 4 points",
        "○ turn: not tried, 0 of 4 points",
        "◐ invert: 1 try, 2 hints, 1 of 4 points",
        "◐ det: 2 tries, 1 hint, solution seen, 0 of 4 points",
      ],
    );
    assert.deepEqual(rows[1]!.target, {
      path: "02-matrices.exercises.ipynb",
      isThere: true,
      exercise: "turn",
    });
  });

  it("says what comes next: the exercise, or the lessons before it in a chapter that is new", () => {
    assert.deepEqual(
      [panel.next.sentence, panel.next.entries.map(({ label }) => label)],
      ['Next: exercise turn of "2. Matrices".', ["Exercise turn"]],
    );
    const untouched = { ...matrices, exercises: [exercise("turn")] };
    const { next } = panelOf(
      course([groups, appendix, untouched], { chapter: "02-matrices", exercise: "turn" }),
    );
    assert.equal(next.sentence, 'Next: the lesson of "2. Matrices", then its exercises.');
    assert.deepEqual(
      next.entries.map(({ label }) => label),
      ["Lesson A1. TypeScript", "Lesson 2. Matrices", "Exercise turn"],
    );
    assert.deepEqual(panelOf(course([groups])).next, {
      sentence: "Every exercise of the course is solved.",
      entries: [],
    });
  });

  it("says of a deleted file that it is put back", () => {
    const gone = { path: "01-groups.exercises.ipynb", isThere: false };
    const row = panelOf(course([{ ...groups, sheet: gone }])).chapters[0]!;
    assert.equal(row.sheet?.label, "Exercises, 20 min (deleted: puts it back)");
    assert.equal(row.exercises[0]?.target.isThere, false);
  });
});
