import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../notebook/writeWhole.js";
import { progress } from "../terminal/progress.js";
import { assessor } from "./assessor/assessor.js";
import { type Compiled, compiler } from "./compile/compiler.js";
import { gradeExercise } from "./gradeExercise.js";
import { findSubmissions } from "./intake/findSubmissions.js";
import { type Planned, planned } from "./plan.js";
import { feedback } from "./record/feedback.js";
import { openJournal } from "./record/journal.js";
import { printable } from "./record/printable.js";
import type { GradedSubmission, Grades, Result } from "./record/record.js";
import { defaultLimits, type Limits } from "./sandbox/limits.js";
import { root } from "./sandbox/mounts.js";
import { closedSandbox, openSandbox, probe } from "./sandbox/sandbox.js";

/** How a batch is graded. */
export interface GradeOptions {
  /** The sheet of all submissions; without it each one says, or its file name does. */
  readonly sheet?: string;
  /** Exercises graded at the same time (default 2). */
  readonly jobs?: number;
  /** Where the grades go (default grades.json); the journal lies beside them. */
  readonly report?: string;
  /** Replays the instances of an earlier batch; without it they are drawn from a secret seed. */
  readonly seed?: number;
  /** Random instances a law. */
  readonly runs?: number;
  /** Grade without a closed sandbox. */
  readonly unsafe?: boolean;
  readonly limits?: Partial<Limits>;
  /** Where the progress is shown; nowhere without it. */
  readonly terminal?: NodeJS.WriteStream;
}

/**
 * Grades every notebook in a folder and writes the grades. What is in the journal is not graded again; a notebook that
 * cannot be graded is reported and stops nothing.
 *
 * @throws UserError where the folder is missing or has no notebook, the sheet is unknown, or there is no sandbox
 */
export async function gradeFolder(folder: string, options: GradeOptions = {}): Promise<Grades> {
  const { jobs = 2, report = "grades.json", runs, unsafe = false } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const found = await findSubmissions(folder);
  const sandbox = unsafe ? openSandbox(limits) : closedSandbox(limits);
  await probe(sandbox);
  const journal = await openJournal(report.replace(/(\.json)?$/i, ".journal.jsonl"));
  const benches = Array.from({ length: jobs }, () => ({ sandbox, limits, assessor: assessor() }));
  const cellCompiler = compiler();
  try {
    const plans = await planned(found, benches[0]!.assessor, {
      ...options,
      conditions: [
        limits.seconds,
        limits.heap,
        limits.memory,
        limits.output,
        limits.reply,
        unsafe,
        runs ?? 0,
      ],
    });
    const tasks = plans.flatMap((plan) =>
      plan.tasks.filter(({ key }) => journal.find(key) === undefined).map((task) => ({ plan, task })),
    );
    const line = options.terminal && progress(tasks.length, options.terminal);
    const compiled = new Map<string, Promise<Compiled>>();
    const running = new Set<string>();
    let done = 0;
    const queue = tasks[Symbol.iterator]();
    await Promise.all(
      benches.map(async (bench) => {
        for (const { plan, task } of queue) {
          const { submission } = plan;
          if (!running.has(task.key)) {
            running.add(task.key);
            line?.step(done, `${printable(submission.file, 60)}: ${task.outline.name}`);
            const cells = compiled.get(submission.sha256) ?? cellCompiler.compile(submission.cells);
            compiled.set(submission.sha256, cells);
            const posed = {
              sheet: task.sheet,
              outline: task.outline,
              seed: task.seed,
              ...(runs === undefined ? {} : { runs }),
            };
            await journal.record(task.key, await gradeExercise(bench, posed, await cells));
          }
          done++;
        }
      }),
    ).finally(() => line?.end());
    const grades: Grades = {
      noether: await version(),
      graded: new Date().toISOString(),
      sandboxed: !unsafe,
      submissions: plans.map((plan) => graded(plan, (key) => journal.find(key)!)),
    };
    await writeWhole(report, `${JSON.stringify(grades, undefined, 1)}\n`);
    return grades;
  } finally {
    await Promise.all([
      cellCompiler.close(),
      journal.close(),
      ...benches.map((bench) => bench.assessor.close()),
    ]);
  }
}

function graded(
  { submission, sheet, tasks, notes, refused }: Planned,
  resultOf: (key: string) => Result,
): GradedSubmission {
  const { file, sha256 } = submission;
  const said = notes.map((note) => printable(note, 400));
  if (refused !== undefined) {
    const why = printable(refused, 400);
    return {
      file,
      sha256,
      points: 0,
      outOf: 0,
      exercises: [],
      notes: said,
      refused: why,
      feedback: `Not graded. ${why}`,
    };
  }
  const exercises = tasks.map(({ key }) => resultOf(key));
  return {
    file,
    sha256,
    sheet: sheet!,
    points: exercises.reduce((sum, { points }) => sum + points, 0),
    outOf: exercises.reduce((sum, { outOf }) => sum + outOf, 0),
    exercises,
    notes: said,
    feedback: feedback(sheet!, exercises, said),
  };
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { readonly version: string })
    .version;
}
