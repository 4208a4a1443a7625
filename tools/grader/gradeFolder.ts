import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { root } from "../root.js";
import { progress } from "../terminal/progress.js";
import { assessor } from "./assessor/assessor.js";
import { type Compiled, compiler } from "./compile/compiler.js";
import { type Bench, gradeExercise } from "./gradeExercise.js";
import { findSubmissions } from "./intake/findSubmissions.js";
import type { Submission } from "./intake/submission.js";
import { type GradingTask, planned } from "./plan.js";
import { gradedSubmission } from "./record/gradedSubmission.js";
import { openJournal } from "./record/journal.js";
import { printable } from "./record/printable.js";
import type { Grades, Result } from "./record/record.js";
import { reportFiles, writeFeedback, writeReport } from "./record/report.js";
import { isFinal } from "./record/status.js";
import { defaultLimits, type Limits } from "./sandbox/limits.js";
import { closedSandbox, openSandbox, probe } from "./sandbox/sandbox.js";

/** How a batch is graded. */
export interface GradeOptions {
  /** The sheet of all submissions (default: the one that each notebook or its file name names). */
  readonly sheet?: string;
  /** Exercises graded at the same time (default: 2). */
  readonly jobs?: number;
  /**
   * Where the grades are written (default: grades.json), as JSON and, if it ends in .csv, as a table too; the journal
   * is next to them.
   */
  readonly report?: string;
  /** A folder for the feedback, a text file per notebook (default: only in the report). */
  readonly feedback?: string;
  /**
   * Repeats the instances of an earlier batch; without it they are drawn from a secret seed, which is kept in the
   * journal.
   */
  readonly seed?: number;
  /** Random instances per law. */
  readonly runs?: number;
  /** Whether to grade without a closed sandbox. */
  readonly unsafe?: boolean;
  readonly limits?: Partial<Limits>;
  /** Where progress is shown (default: nowhere). */
  readonly terminal?: NodeJS.WriteStream;
}

interface Waiting {
  readonly submission: Submission;
  readonly task: GradingTask;
}

/** How many times longer the clock waits when an exercise is graded once more, alone. */
const PATIENT = 3;
/** How many times a killed exercise is graded again, which costs little time. */
const ATTEMPTS = 3;

/**
 * Grades every notebook in the given places, folders or files, and writes the grades. Results in the journal are not
 * computed again; a notebook that cannot be graded is reported, and grading continues. An exercise ended by the clock
 * or by a signal from outside is graded once more, alone (if it was killed, up to three times); if that ends in the
 * same way, it is reported as such and not kept, so that the next run tries again.
 *
 * @throws UserError if a place is missing or there is no notebook, the sheet is unknown, or there is no sandbox
 */
export async function gradeFolder(places: readonly string[], options: GradeOptions = {}): Promise<Grades> {
  const { jobs = 2, report = "grades.json", runs, unsafe = false } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const files = reportFiles(report);
  const ours = new Set(Object.values(files).map((path: string) => resolve(path)));
  const { found, passedOver } = await findSubmissions(places, ours);
  const sandbox = unsafe ? openSandbox(limits) : closedSandbox(limits);
  await probe(sandbox);
  const journal = await openJournal(files.journal);
  const benches = Array.from({ length: jobs }, (): Bench => ({ sandbox, limits, assessor: assessor() }));
  const cellCompiler = compiler();
  try {
    const { seconds, heap, memory, output, reply } = limits;
    const { plans, passedOver: beside } = await planned(found, benches[0]!.assessor, {
      ...options,
      seed: options.seed ?? journal.seed,
      conditions: [seconds, heap, memory, output, reply, unsafe, runs ?? 0],
    });
    const results = new Map<string, Result>();
    const waiting = new Map<string, Waiting>();
    for (const { submission, tasks } of plans) {
      for (const task of tasks) {
        const known = journal.find(task.key);
        if (known !== undefined) results.set(task.key, known);
        else waiting.set(task.key, { submission, task });
      }
    }
    const line = options.terminal && progress(waiting.size, options.terminal);
    const compiled = new Map<string, Compiled | Promise<Compiled>>();
    const cellsOf = async ({ sha256, cells }: Submission): Promise<Compiled> => {
      const known = compiled.get(sha256) ?? cellCompiler.compile(cells);
      compiled.set(sha256, known);
      const ready = await known;
      if (ready.doubtful) compiled.delete(sha256);
      return ready;
    };
    let done = 0;
    const grade = async (bench: Bench, { submission, task }: Waiting, patience: number): Promise<void> => {
      line?.step(done, `${printable(submission.file, 60)}: ${task.outline.name}`);
      const { sheet, outline, seed } = task;
      const posed = { sheet, outline, seed, ...(runs === undefined ? {} : { runs }) };
      const result = await gradeExercise(bench, posed, await cellsOf(submission), patience);
      results.set(task.key, result);
      if (!isFinal(result.status)) return;
      done++;
      await journal.record(task.key, result);
    };
    const queue = waiting.values();
    try {
      await Promise.all(
        benches.map(async (bench) => {
          for (const one of queue) await grade(bench, one, 1);
        }),
      );
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        for (const [key, one] of waiting) {
          const { status } = results.get(key)!;
          if (status === "killed" || (status === "timed out" && attempt === 1))
            await grade(benches[0]!, one, PATIENT);
        }
      }
    } finally {
      line?.end();
    }
    const grades: Grades = {
      noether: await version(),
      graded: new Date().toISOString(),
      sandboxed: !unsafe,
      submissions: plans.map((plan) => gradedSubmission(plan, (key) => results.get(key)!)),
      notLookedAt: [...passedOver, ...beside].map(({ file, why }) => ({ file, why: printable(why, 400) })),
    };
    await writeReport(files, grades);
    if (options.feedback !== undefined) await writeFeedback(options.feedback, grades.submissions);
    return grades;
  } finally {
    sandbox.guard?.close();
    await Promise.all([
      cellCompiler.close(),
      journal.close(),
      ...benches.map((bench) => bench.assessor.close()),
    ]);
  }
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { readonly version: string })
    .version;
}
