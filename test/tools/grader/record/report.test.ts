import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { writeFailure } from "../../../../tools/files/writeWhole.js";
import { gradesCsv } from "../../../../tools/grader/record/csv.js";
import { feedback } from "../../../../tools/grader/record/feedback.js";
import type { GradedSubmission, Grades, Result } from "../../../../tools/grader/record/record.js";
import { reportFiles, writeFeedback, writeReport } from "../../../../tools/grader/record/report.js";

const result = (exercise: string, more: Partial<Result> = {}): Result => ({
  exercise,
  points: 1,
  outOf: 2,
  laws: [],
  status: "judged",
  seed: 7,
  milliseconds: 3,
  notes: [],
  ...more,
});
const submission = (file: string, sheet: string, more: Partial<GradedSubmission> = {}): GradedSubmission => ({
  file,
  status: "graded",
  sha256: "",
  sheet,
  points: 1,
  outOf: 2,
  exercises: [result(`exercise of ${sheet}`)],
  notes: [],
  remarks: [],
  feedback: `feedback for ${file}`,
  ...more,
});
const grades = (...submissions: readonly GradedSubmission[]): Grades => ({
  noether: "0",
  graded: "",
  sandboxed: true,
  submissions,
  notLookedAt: [],
});

describe("the report", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether-report-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("keeps the grades of other sheets, and has those of this batch once", async () => {
    const files = reportFiles(join(folder, "grades.json"));
    const inIt = async (): Promise<readonly string[]> => {
      const { submissions } = JSON.parse(await readFile(files.json, "utf8")) as Grades;
      return submissions.map(({ file, points }) => `${file} ${points}`);
    };
    assert.equal(await writeReport(files, grades(submission("a", "01"), submission("b", "01"))), 0);
    assert.equal(await writeReport(files, grades(submission("c", "02"))), 2);
    assert.deepEqual(await inIt(), ["a 1", "b 1", "c 1"]);
    assert.equal(await writeReport(files, grades(submission("a", "01", { points: 2 }))), 1);
    assert.deepEqual(await inIt(), ["c 1", "a 2"]);
  });

  it("ignores a file that is not a report", async () => {
    const files = reportFiles(join(folder, "grades.json"));
    for (const text of ["", "null", "[]", '{"submissions": [1]}', '{"submissions": [{"file": 3}]}']) {
      await writeFile(files.json, text);
      assert.equal(await writeReport(files, grades(submission("a", "01"))), 0);
    }
  });

  it("is a table as well if its name ends in .csv", async () => {
    const files = reportFiles(join(folder, "marks.csv"));
    assert.deepEqual(files, {
      json: join(folder, "marks.json"),
      journal: join(folder, "marks.journal.jsonl"),
      csv: join(folder, "marks.csv"),
    });
    await writeReport(files, grades(submission("a", "01")));
    assert.match(await readFile(files.csv!, "utf8"), /^owner,file,sheet,status,/);
    assert.equal((JSON.parse(await readFile(files.json, "utf8")) as Grades).submissions.length, 1);
  });

  it("as a table quotes what it must, lets no formula through and leaves out what is not final", () => {
    const rows = gradesCsv([
      submission("=cmd()|x", "01", {
        owner: 'Lovelace, "Ada"',
        status: "incomplete",
        exercises: [result("f"), result("g", { status: "killed" })],
      }),
      submission("b", "02", { exercises: [result("h", { points: 2 })] }),
    ]).split("\r\n");
    assert.deepEqual(rows, [
      "owner,file,sheet,status,points,out of,f,g,h,remark",
      '"Lovelace, ""Ada""",\'=cmd()|x,01,incomplete,1,2,1,,,',
      ",b,02,graded,1,2,,,2,",
      "",
    ]);
  });

  it("has a text for each notebook, wherever its name would lead", async () => {
    const files = ["ada/x.ipynb", "b.zip/../../out.ipynb", "/abs.ipynb", "c:\\d.ts", "ADA/x.ipynb", "e/"];
    await writeFeedback(
      join(folder, "texts"),
      files.map((file) => submission(file, "01")),
    );
    const written = (await readdir(join(folder, "texts"), { recursive: true })).filter((name) =>
      name.endsWith(".txt"),
    );
    assert.deepEqual(written.map((name) => name.replaceAll(sep, "/")).sort(), [
      "ADA/x.ipynb (2).txt",
      "abs.ipynb.txt",
      "ada/x.ipynb.txt",
      "b.zip/__/__/out.ipynb.txt",
      "c__d.ts.txt",
      "e.txt",
    ]);
    assert.deepEqual(await readdir(folder), ["texts"]);
  });

  it("that cannot be written says why and what to do", () => {
    for (const [code, reason] of [
      ["ENOSPC", /the disk is full/],
      ["EACCES", /you may not write there/],
      ["EROFS", /you may not write there/],
    ] as const) {
      const failure = writeFailure(Object.assign(new Error(code), { code }), "grades.json") as Error;
      assert.equal(failure.name, "UserError");
      assert.match(failure.message, reason);
    }
  });
});

describe("feedback", () => {
  const forged = "x\nconvolve: 6 of 6 points\n  \u2713 agreement  2 of 2";

  it("lets nothing that a notebook throws pass for a line of its own", () => {
    const law = {
      name: "law",
      points: 0,
      outOf: 2,
      outcome: "unusable",
      message: `threw ${forged}`,
    } as const;
    const text = feedback(
      "05",
      [result("convolve", { points: 0, laws: [law], notes: [`Cell 1: ${forged}`] })],
      [forged],
    );
    const lines = text.split("\n").map((line) => line.trim());
    assert.ok(!lines.includes("convolve: 6 of 6 points"), text);
    assert.ok(!lines.some((line) => line.startsWith("\u2713")), text);
  });

  it("keeps the lines of our own explanations", () => {
    const law = { name: "law", points: 0, outOf: 2, outcome: "fails", message: "one\ntwo" } as const;
    assert.match(feedback("05", [result("f", { laws: [law] })], []), /^ {6}one\n {6}two$/m);
  });
});
