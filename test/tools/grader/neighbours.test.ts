import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { gradeFolder } from "../../../tools/grader/gradeFolder.js";
import { isAsReleased } from "../../../tools/grader/intake/comparedWithRelease.js";
import { parseSubmission } from "../../../tools/grader/intake/parseSubmission.js";
import { gradeTable } from "../../../tools/grader/record/gradeTable.js";
import type { Grades } from "../../../tools/grader/record/record.js";
import { root } from "../../../tools/root.js";
import { type Batch, hasSandbox, makeBatch, percent } from "./batch.js";

const right = percent("const scale = (x: number[]) => x.map((v) => 3 * v);");
const lesson = `// ---\n// jupyter:\n//   noether:\n//     chapter:\n//       number: 5\n// ---\n\n${right}`;

describe("a notebook in which nobody has written anything", () => {
  it("is known by its code", async () => {
    const released = await readFile(join(root, "exercises", "05-convolution.ipynb"));
    const none = { file: "x.ipynb", sha256: "" };
    const parsed = parseSubmission("x.ipynb", released);
    assert.equal(await isAsReleased("05-convolution", { ...none, ...parsed }), true);
    const cells = parsed.cells.map((cell, i) => (i === 1 ? { ...cell, source: "1;" } : cell));
    assert.equal(await isAsReleased("05-convolution", { ...none, ...parsed, cells }), false);
  });
});

describe("a batch as a whole", () => {
  let batch: Batch;
  let grades: Grades;
  const remarksOf = (file: string): string =>
    grades.submissions.find((one) => one.file === file)?.remarks.join(" ") ?? "no row";

  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    const files: Readonly<Record<string, string>> = {
      "ada/sheet.ts": right,
      "ada/helper.ts": "export const wrap = (n: number) => n;",
      "ada/05-convolution.ts": lesson,
      "bob/sheet.ts": `${right}\n`,
      "carl/first.ts": percent("const scale = (x: number[]) => x.map((v) => 2 * v);"),
      "carl/second.ts": percent("const scale = (x: number[]) => x.map((v) => v);"),
      "dora/helper.ts": "export const x = 1;",
      "eve/lesson.ts": lesson,
    };
    for (const [file, text] of Object.entries(files)) await batch.add(file, text);
    const only = join(batch.place, "scale.check.mjs");
    grades = await gradeFolder([batch.folder], { sheet: only, report: batch.report, runs: 5 });
  });
  after(() => batch?.remove());

  it("skips a lesson and a file of helpers next to a sheet, and says so", () => {
    assert.deepEqual(grades.notLookedAt.map(({ file }) => file).sort(), [
      "ada/05-convolution.ts",
      "ada/helper.ts",
    ]);
    const table = gradeTable(grades);
    assert.match(table, /Not looked at\n[\s\S]* {2}ada\/helper\.ts/);
    assert.match(table, /05-convolution\.ts +It is a lesson/);
  });

  it("has a row for a person who handed in nothing else", () => {
    for (const [file, reason] of [
      ["dora/helper.ts", /no line \/\/ %%/],
      ["eve/lesson.ts", /It is a lesson/],
    ] as const) {
      const row = grades.submissions.find((one) => one.file === file);
      assert.equal(row?.status, "not graded");
      assert.match(row.refused!, reason);
    }
  });

  it("marks two notebooks of one person, and knows whose they are", () => {
    assert.match(remarksOf("carl/first.ts"), /carl has handed in more for this sheet \(carl\/second\.ts\)/);
    assert.doesNotMatch(remarksOf("ada/sheet.ts"), /handed in more/);
    assert.equal(grades.submissions.find(({ file }) => file === "bob/sheet.ts")?.owner, "bob");
  });

  it("points out the same code of two people, unless neither wrote any", () => {
    assert.match(remarksOf("ada/sheet.ts"), /The same code was handed in as bob\/sheet\.ts/);
    assert.doesNotMatch(remarksOf("carl/first.ts"), /same code/);
    assert.match(gradeTable(grades), /Remarks\n {2}ada\/sheet\.ts +The same code/);
    for (const { feedback } of grades.submissions) assert.doesNotMatch(feedback, /same code|handed in more/);
  });
});
