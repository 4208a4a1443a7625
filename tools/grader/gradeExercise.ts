import { UserError } from "../userError.js";
import type { Assessor, Learner } from "./assessor/assessor.js";
import type { CallAnswer, ExerciseOutline, Score } from "./assessor/messages.js";
import type { Compiled } from "./compile/compiler.js";
import { printable } from "./record/printable.js";
import type { Result } from "./record/record.js";
import { isFinal, type Status, statusOf } from "./record/status.js";
import type { Ending } from "./sandbox/ending.js";
import { exerciseSeconds, type Limits } from "./sandbox/limits.js";
import { type Opened, openNotebook } from "./sandbox/openNotebook.js";
import type { Sandbox } from "./sandbox/sandbox.js";

/** What is needed to grade an exercise, besides the exercise and the submission. */
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

/**
 * Runs a notebook in its own process and judges one exercise by its laws. Whatever the notebook does, there is a
 * result: what is not proven has no points. Its status says whether it is final, or the machine may be to blame.
 *
 * @param patience how many times longer than usual the clock waits
 * @throws UserError if the sandbox itself fails to start twice
 */
export async function gradeExercise(
  bench: Bench,
  posed: Posed,
  compiled: Compiled,
  patience = 1,
): Promise<Result> {
  const { outline, seed } = posed;
  const began = Date.now();
  const open = (): Promise<Opened> => openNotebook(bench, outline, compiled.program, patience);
  let opened = await open();
  let { doubtful } = opened;
  let trouble: Ending | undefined;
  let isReplayed = false;
  const notes = [...compiled.notes, ...opened.notes];
  const learner: Learner = {
    ask: (call, args) => opened.child.ask(`{"call":${call},"args":${args}}`),
    async renew() {
      trouble ??= opened.child.ending();
      isReplayed = true;
      opened.child.end();
      opened = await open();
      doubtful ||= opened.doubtful;
      return opened.answer;
    },
  };
  try {
    const { score, late } = await judged(bench, posed, learner, opened.answer, patience);
    const isDoubtful = compiled.doubtful || doubtful || late;
    const unsteady = trouble === undefined && isReplayed && endsItself(opened.child.ending(), patience);
    return {
      exercise: outline.name,
      ...printed(unsteady ? nothing(outline, endsAgain(outline.name)) : score),
      status: unsteady ? "unsteady" : status(trouble ?? opened.child.ending(), isDoubtful, score),
      seed,
      milliseconds: Date.now() - began,
      notes: notes.map((note) => printable(note, 400)),
    };
  } finally {
    opened.child.end();
  }
}

/**
 * Whether a process has ended itself. A process ended by a signal may have been stopped from outside, but not if that
 * happens again when it runs alone.
 */
function endsItself(ending: Ending | undefined, patience: number): boolean {
  return ending?.cause === "itself" || (ending?.cause === "killed" && patience > 1);
}

const endsAgain = (name: string): string =>
  `${name} ended its process when calls that it had answered before were repeated in a fresh one: it depends on more than its input.`;

/** The status of an exercise; with all its points it counts as judged, whatever the clock said. */
function status(ending: Ending | undefined, doubtful: boolean, { points, outOf }: Score): Status {
  const told = ending === undefined ? "judged" : statusOf(ending.cause);
  if (points === outOf) return "judged";
  return doubtful && isFinal(told) ? "timed out" : told;
}

async function judged(
  bench: Bench,
  posed: Posed,
  learner: Learner,
  answer: CallAnswer,
  patience: number,
): Promise<{ readonly score: Score; readonly late: boolean }> {
  const { sheet, outline, seed, runs } = posed;
  if ("trouble" in answer) return { score: nothing(outline, answer.trouble), late: false };
  if (!answer.ok) {
    const message = `${outline.name} cannot be judged: ${answer.error.message}.`;
    return { score: nothing(outline, message), late: false };
  }
  // The processes have their own limits; this is for laws that do not end.
  const most = (patience * exerciseSeconds(bench.limits) + 60) * 1000;
  const task = {
    sheet,
    exercise: outline.name,
    seed,
    subject: answer.value,
    patience: 3 * most,
    ...(runs === undefined ? {} : { runs }),
  };
  try {
    const score = await bench.assessor.assess(task, learner, 2 * most);
    return { score, late: false };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = `${outline.name} could not be judged: ${(error as Error).message}`;
    return { score: nothing(outline, message), late: true };
  }
}

function nothing({ laws }: ExerciseOutline, message: string): Score {
  return {
    points: 0,
    outOf: laws.reduce((sum, { points }) => sum + points, 0),
    laws: laws.map(({ name, points }) => ({ name, points: 0, outOf: points, outcome: "unusable", message })),
  };
}

function printed({ points, outOf, laws }: Score): Score {
  return { points, outOf, laws: laws.map((law) => ({ ...law, message: printable(law.message) })) };
}
