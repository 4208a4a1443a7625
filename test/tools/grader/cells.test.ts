import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { GradedSubmission } from "../../../tools/grader/record/record.js";
import { type Batch, hasSandbox, makeBatch, percent, pointsOf } from "./batch.js";

const right = "const scale = (x: number[]) => x.map((v) => 3 * v);";

/** Notebooks with a right `scale` and a cell that goes wrong: the note about it. */
const amiss: Readonly<
  Record<string, { readonly cells: readonly string[]; readonly note: RegExp | undefined }>
> = {
  "ends with an endless cell": {
    cells: [right, "for (;;);"],
    note: /Cell 2 was interrupted after 1 s of computing/,
  },
  "begins with an endless cell": {
    cells: ["for (;;);", right],
    note: /Cell 1 was interrupted/,
  },
  "loops for ever behind its answer, in the same cell": {
    cells: [`${right} for (;;);`],
    note: /Cell 1 was interrupted/,
  },
  "loops for ever in a cell that imports": {
    cells: ['import { cyclic } from "noether"; import { join } from "node:path"; for (;;);', right],
    note: /Cell 1 was interrupted/,
  },
  "loops for ever after a pause": {
    cells: [right, "await new Promise((done) => setTimeout(done, 1)); for (;;);"],
    note: /Cell 2 was left out, because it ended the process/,
  },
  "loops for ever in a finally": {
    cells: [right, "for (;;) { try { for (;;); } finally { continue; } }"],
    note: /Cell 2 was interrupted/,
  },
  "searches without end in a regular expression": {
    cells: [right, '/^(a+)+$/.test("a".repeat(50) + "b")'],
    note: /Cell 2 was interrupted/,
  },
  "waits on shared memory": {
    cells: [right, "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"],
    note: /Cell 2 was interrupted/,
  },
  "waits for half a minute": {
    cells: [right, "await new Promise((done) => setTimeout(done, 30_000));"],
    note: /Cell 2 was left after 1 s, while it waited/,
  },
  "asks the person": {
    cells: [right, "const name = prompt('name?') ?? 'none';"],
    note: /Cell 2: Error: prompt asks a person, but nobody is there while a notebook is graded/,
  },
  "waits for what never comes": {
    cells: [right, "await new Promise(() => {});"],
    note: /Cell 2: Error: it waits for something that never comes/,
  },
  "fills the heap in a cell": {
    cells: [right, "const hoard: unknown[] = []; for (;;) hoard.push(new Array(1_000_000).fill(1.5));"],
    note: /Cell 2 was left out.*more memory/,
  },
  "leaves its process in a cell": {
    cells: [right, "process.exit(1);"],
    note: /Cell 2 was left out.*code 1/,
  },
  "floods a descriptor in a cell": {
    cells: [
      'import { writeSync } from "node:fs"; for (;;) try { writeSync(1, "x".repeat(1 << 16)); } catch {}',
      right,
    ],
    note: /Cell 1 was left out.*printed more than/,
  },
  "prints without end of its answer": {
    cells: [
      "const scale = (x: number[]) => { for (let i = 0; i < 100; i++) process.stdout.write('a line of its own, and a long one too\\n'); return x.map((v) => 3 * v); };",
    ],
    note: undefined,
  },
  "trains, and asks whether it may be short": {
    cells: [
      'import { isQuick } from "noether/course"; import * as course from "noether/course"; ' +
        'if (isQuick() !== true || course.isQuick() !== true) throw new Error("nobody looks"); ' +
        "const scale = (x: number[]) => x.map((v) => 3 * v);",
    ],
    note: undefined,
  },
  "shows an alert in a cell, and in its answer": {
    cells: [
      "alert('begun'); const scale = (x: number[]) => { alert('called'); return x.map((v) => 3 * v); };",
    ],
    note: undefined,
  },
};

describe("a cell that goes wrong", () => {
  let batch: Batch;
  let graded: ReadonlyMap<string, GradedSubmission>;

  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    for (const [name, { cells }] of Object.entries(amiss)) await batch.add(`${name}.ts`, percent(...cells));
    graded = await batch.gradeScale({ limits: { seconds: 1, heap: 64 } });
  });
  after(() => batch?.remove());

  for (const [name, { note }] of Object.entries(amiss)) {
    it(`costs nothing else: a notebook that ${name}`, () => {
      const submission = graded.get(`${name}.ts`)!;
      assert.equal(pointsOf(submission, "scale"), 3, submission.feedback);
      assert.equal(submission.status, "graded");
      if (note) assert.match(submission.feedback, note);
    });
  }
});
