import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { release } from "../../../tools/authoring/release.js";
import type { GradedSubmission } from "../../../tools/grader/record/record.js";
import { builtSheets } from "../../../tools/grader/sheets.js";
import { root } from "../../../tools/root.js";
import { type Batch, hasSandbox, makeBatch } from "./batch.js";

const sheets = [...builtSheets().keys()].sort();

describe("a sheet of the course, in the sandbox", () => {
  let batch: Batch;
  let graded: ReadonlyMap<string, GradedSubmission>;

  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    for (const sheet of sheets) {
      const master = await readFile(join(root, "solutions", `${sheet}.ts`), "utf8");
      await batch.add(`answers/${sheet}.ts`, master);
      await batch.add(`as released/${sheet}.ts`, release(master, sheet));
    }
    graded = await batch.grade({ sheet: undefined, runs: 3, limits: { seconds: 30 } });
  });
  after(() => batch?.remove());

  it("is built, at least one", () => {
    assert.ok(sheets.length > 0);
  });

  for (const sheet of sheets) {
    it(`gives its own answers full points (${sheet})`, () => {
      const { points, outOf, feedback, notes } = graded.get(`answers/${sheet}.ts`)!;
      assert.ok(outOf > 0);
      assert.equal(points, outOf, feedback);
      assert.deepEqual(notes, []);
    });

    it(`gives the released stub none, and calls it unwritten (${sheet})`, () => {
      const { points, exercises, feedback } = graded.get(`as released/${sheet}.ts`)!;
      assert.equal(points, 0, feedback);
      for (const { laws } of exercises)
        for (const { outcome } of laws) assert.equal(outcome, "unwritten", feedback);
    });
  }
});
