import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pointsOfSheet } from "../../../../../tools/cells/course/worth.js";
import { fileStore } from "../../../../../tools/progress/fileStore.js";
import { courseState } from "../../../../../tools/web/server/course/courseState.js";
import { chapters } from "../../../../../tools/workspace/chapters.js";
import { handOut } from "../../../../../tools/workspace/handOut.js";

describe("the course as a learner stands in it", function () {
  this.timeout(60_000); // the first reading loads every sheet of the course
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether é "));
    await handOut(folder);
  });
  after(() => rm(folder, { recursive: true }));

  it("has the chapters in their order, with their minutes, needs, files and exercises", async () => {
    const course = await chapters();
    const state = await courseState(folder);
    assert.deepEqual(
      state.chapters.map(({ name, number, minutes, needs }) => ({ name, number, minutes, needs })),
      course.map(({ name, number, minutes, needs }) => ({ name, number, minutes, needs })),
    );
    for (const [index, { name, exercises }] of course.entries()) {
      const chapter = state.chapters[index]!;
      assert.deepEqual(chapter.lesson, { path: `${name}.ipynb`, isThere: true });
      assert.deepEqual(
        chapter.sheet,
        exercises.length > 0 ? { path: `${name}.exercises.ipynb`, isThere: true } : undefined,
      );
      assert.deepEqual(
        chapter.exercises.map((exercise) => exercise.name),
        exercises,
      );
    }
    assert.equal(state.solved, 0);
    assert.deepEqual(state.next, { chapter: "00-why-symmetry", exercise: "turnedCopies" });
  });

  it("tells what the store of progress knows, and what comes next", async () => {
    const store = fileStore(folder);
    const worth = await pointsOfSheet("05-convolution");
    const outOf = worth.get("convolve")!;
    const check = { event: "check", exercise: "convolve", outOf, honest: true } as const;
    await store.record({ ...check, at: "2026-11-30T10:00:00.000Z", points: 1, answer: "a", objection: "no" });
    await store.record({
      event: "hint",
      exercise: "convolve",
      hint: 2,
      of: 3,
      at: "2026-11-30T10:01:00.000Z",
    });
    const convolve = async () =>
      (await courseState(folder)).chapters
        .find(({ name }) => name === "05-convolution")!
        .exercises.find(({ name }) => name === "convolve");
    assert.deepEqual(await convolve(), {
      name: "convolve",
      points: 1,
      outOf,
      attempts: 1,
      hints: 2,
      solutionSeen: false,
    });
    assert.deepEqual((await courseState(folder)).next, { chapter: "05-convolution", exercise: "convolve" });
    await store.record({ ...check, at: "2026-11-30T10:02:00.000Z", points: outOf, answer: "b" });
    const state = await courseState(folder);
    assert.deepEqual([state.solved, state.points], [1, outOf]);
    assert.deepEqual(state.next, { chapter: "05-convolution", exercise: "integralConvolution" });
  });

  it("says which files are gone, and what is damaged in the store", async () => {
    await rm(join(folder, "05-convolution.exercises.ipynb"));
    await writeFile(
      fileStore(folder).path,
      `{"format":"noether progress","version":1}\n{"event":"solution","at":"2026","exercise":"convolve"}\n{"cut`,
    );
    const state = await courseState(folder);
    const chapter = state.chapters.find(({ name }) => name === "05-convolution")!;
    assert.equal(chapter.sheet?.isThere, false);
    assert.equal(chapter.exercises[0]?.solutionSeen, true);
    assert.match(state.notes.join(), /1 line cannot be read and is skipped; everything else counts/);
  });
});
