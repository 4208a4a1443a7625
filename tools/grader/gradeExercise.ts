import { UserError } from "../terminal/userError.js";
import type { Assessor, Learner } from "./assessor/assessor.js";
import type { CallAnswer, ExerciseOutline, Score } from "./assessor/messages.js";
import type { Compiled } from "./compile/compiler.js";
import { printable } from "./record/printable.js";
import type { Result } from "./record/record.js";
import { type Child, openChild } from "./sandbox/child.js";
import type { Limits } from "./sandbox/limits.js";
import type { Sandbox } from "./sandbox/sandbox.js";

/** What grades an exercise, besides the exercise and the submission. */
export interface Bench {
  readonly sandbox: Sandbox;
  readonly limits: Limits;
  readonly assessor: Assessor;
}

/** An exercise of the sheet built at a URL. */
export interface Posed {
  readonly sheet: string;
  readonly outline: ExerciseOutline;
  readonly seed: number;
  readonly runs?: number;
}

const GRACE = 3000;

/**
 * Runs a notebook in a process of its own and judges one exercise by its laws. Whatever the notebook does, there is a
 * result: what is not proven in time has no points.
 *
 * @throws UserError where the sandbox itself does not start, twice
 */
export async function gradeExercise(bench: Bench, posed: Posed, { cells, notes }: Compiled): Promise<Result> {
  const { outline, seed } = posed;
  const began = Date.now();
  const start = JSON.stringify({ exercise: outline.name, withhold: outline.withhold, cells });
  let { child, answer } = await started(bench, start);
  const learner: Learner = {
    ask: (call, args) => child.ask(`{"call":${call},"args":${args}}`),
    async renew() {
      child.end("It is done.");
      ({ child, answer } = await started(bench, start));
      return "trouble" in answer || !answer.ok
        ? answer
        : { ok: true, value: described(answer.value).subject };
    },
  };
  try {
    const said: string[] = [];
    let score: Score;
    if ("trouble" in answer) {
      score = nothing(outline, answer.trouble);
    } else if (!answer.ok) {
      score = nothing(outline, `${outline.name} cannot be judged: ${answer.error.message}.`);
    } else {
      const { notes: inside, subject } = described(answer.value);
      said.push(...inside);
      score = await judged(bench, posed, learner, subject, began);
    }
    return {
      exercise: outline.name,
      ...printed(score),
      seed,
      milliseconds: Date.now() - began,
      notes: [...notes, ...said].map((note) => printable(note, 400)),
    };
  } finally {
    child.end("It is done.");
  }
}

async function started(
  { sandbox, limits }: Bench,
  start: string,
): Promise<{ child: Child; answer: CallAnswer }> {
  for (let attempt = 1; ; attempt++) {
    const child = openChild(sandbox, limits);
    const answer = await child.ask(start);
    if (child.started()) return { child, answer };
    child.end("It did not start.");
    if (attempt === 2) {
      const trouble = "trouble" in answer ? answer.trouble : "";
      throw new UserError(
        `The sandbox no longer starts: ${trouble} What is graded so far is kept; try again, with fewer --jobs.`,
      );
    }
  }
}

async function judged(
  bench: Bench,
  posed: Posed,
  learner: Learner,
  subject: unknown,
  began: number,
): Promise<Score> {
  const left = began + bench.limits.seconds * 1000 + GRACE - Date.now();
  const { sheet, outline, seed, runs } = posed;
  const task = {
    sheet,
    exercise: outline.name,
    seed,
    subject,
    patience: left,
    ...(runs === undefined ? {} : { runs }),
  };
  try {
    return await bench.assessor.assess(task, learner, 2 * left + GRACE);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return nothing(outline, `${outline.name} could not be judged: ${(error as Error).message}`);
  }
}

function nothing({ laws }: ExerciseOutline, message: string): Score {
  return {
    points: 0,
    outOf: laws.reduce((sum, { points }) => sum + points, 0),
    laws: laws.map(({ name, points }) => ({ name, points: 0, outOf: points, outcome: "unusable", message })),
  };
}

/** What the process said about the notebook; a part that is not of the agreed form counts as not said. */
function described(value: unknown): { readonly notes: readonly string[]; readonly subject: unknown } {
  const { notes, subject } = { ...(value as object | null) } as {
    readonly notes?: unknown;
    readonly subject?: unknown;
  };
  const sentences = Array.isArray(notes)
    ? notes.filter((note): note is string => typeof note === "string")
    : [];
  return { notes: sentences.slice(0, 20), subject };
}

function printed({ points, outOf, laws }: Score): Score {
  return { points, outOf, laws: laws.map((law) => ({ ...law, message: printable(law.message) })) };
}
