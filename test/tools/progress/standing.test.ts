import assert from "node:assert/strict";
import type { Chapter } from "../../../tools/notebook/chapter.js";
import { type ProgressEvent, progressOf } from "../../../tools/progress/progress.js";
import { standing } from "../../../tools/progress/standing.js";

const chapter = (number: number, exercises: readonly string[]): Chapter => ({
  number,
  before: undefined,
  title: `Chapter ${number}`,
  minutes: { lesson: 10, sheet: 10 },
  needs: [],
  exercises,
  optional: [],
});
const course = [chapter(0, []), chapter(1, ["a", "b"]), chapter(2, ["c"])];
const worth = new Map([
  ["a", 4],
  ["b", 2],
  ["c", 3],
]);
const checked = (exercise: string, points: number, outOf: number, day: number): ProgressEvent => ({
  event: "check",
  at: `2026-01-0${day}T00:00:00.000Z`,
  exercise,
  points,
  outOf,
  honest: true,
  answer: `${day}`,
});

describe("a learner's standing", () => {
  it("is at the first exercise of the course before anything was tried", () => {
    const { next, points, outOf, solved, exercises } = standing(course, worth, progressOf([]));
    assert.deepEqual({ points, outOf, solved, exercises }, { points: 0, outOf: 9, solved: 0, exercises: 3 });
    assert.deepEqual([next?.chapter.number, next?.exercise], [1, "a"]);
  });

  it("counts points and exercises, and continues where work was last", () => {
    const progress = progressOf([checked("a", 4, 4, 1), checked("c", 1, 3, 2)]);
    const { next, points, solved } = standing(course, worth, progress);
    assert.deepEqual([points, solved, next?.exercise], [5, 1, "c"]);
    const back = standing(course, worth, progressOf([checked("c", 1, 3, 1), checked("b", 1, 2, 2)]));
    assert.equal(back.next?.exercise, "a");
  });

  it("has nothing before it when everything is solved", () => {
    const all = [checked("a", 4, 4, 1), checked("b", 2, 2, 1), checked("c", 3, 3, 1)];
    const { next, points, outOf } = standing(course, worth, progressOf(all));
    assert.deepEqual([next, points, outOf], [undefined, 9, 9]);
  });

  it("counts no points of an exercise that the course does not have, or has with fewer points now", () => {
    const { points, outOf } = standing(
      course,
      worth,
      progressOf([checked("gone", 5, 5, 1), checked("b", 9, 9, 1)]),
    );
    assert.deepEqual([points, outOf], [2, 9]);
  });
});
