import { UserError } from "../../userError.js";
import type { CallAnswer } from "../assessor/messages.js";
import type { Program } from "../child/runCells.js";
import { type Child, openChild } from "./child.js";
import type { Ending } from "./ending.js";
import type { Limits } from "./limits.js";
import type { Sandbox } from "./sandbox.js";

/** A notebook whose cells have run, in a process that now answers calls. */
export interface Opened {
  readonly child: Child;
  /** The description of the exercise's subject, or the reason why there is none. */
  readonly answer: CallAnswer;
  /** Sentences about cells that went wrong. */
  readonly notes: readonly string[];
  /** Whether a busy machine may be to blame for what went wrong. */
  readonly doubtful: boolean;
}

/** How many cells are left out, one after another, before the notebook counts as one that cannot be run. */
const MOST_LEFT_OUT = 5;
const MOST_STARTS = 5;

/**
 * Runs the cells of a notebook in a process of the sandbox. A cell that ends the whole process (endless, out of memory,
 * `process.exit()`) is left out, and the others run in a new one: only what it would have defined is lost.
 *
 * @throws UserError if the sandbox itself fails to start twice
 */
export async function openNotebook(
  { sandbox, limits }: { readonly sandbox: Sandbox; readonly limits: Limits },
  { name, withhold }: { readonly name: string; readonly withhold: readonly string[] },
  program: Program,
  patience: number,
): Promise<Opened> {
  const without: string[] = [];
  let doubtful = false;
  let { cells } = program;
  for (;;) {
    const start = JSON.stringify({
      exercise: name,
      withhold,
      program: { ...program, cells },
      pace: { seconds: limits.seconds, patience },
    });
    const { child, answer } = await started(sandbox, limits, patience, start);
    const ending = child.ending();
    if (ending === undefined || !isItsFault(ending, patience) || without.length === MOST_LEFT_OUT) {
      const told = described(answer);
      return {
        child,
        answer: told.answer,
        notes: [...without, ...told.notes],
        doubtful: doubtful || told.doubtful,
      };
    }
    doubtful ||= isForeign(ending);
    without.push(`Cell ${ending.cell} was left out, because it ended the process: ${ending.sentence}`);
    cells = cells.filter(({ number }) => number !== ending.cell);
  }
}

/** Whether a cell ended the process, and would do so again. */
function isItsFault(ending: Ending, patience: number): boolean {
  if (ending.cell === 0 || ending.cause === "channel" || ending.cause === "done") return false;
  return !isForeign(ending) || patience > 1;
}

/**
 * Whether the process was killed from outside or stopped by the clock: a busy machine may be the cause, so no fault is
 * proven.
 */
function isForeign({ cause }: Ending): boolean {
  return cause === "clock" || cause === "killed";
}

async function started(
  sandbox: Sandbox,
  limits: Limits,
  patience: number,
  start: string,
): Promise<{ readonly child: Child; readonly answer: CallAnswer }> {
  let ownFault = 0;
  for (let attempt = 1; ; attempt++) {
    const child = openChild(sandbox, limits, patience);
    const answer = await child.ask(start);
    const ending = child.ending();
    if (child.started() || ending === undefined) return { child, answer };
    if (!isForeign(ending)) ownFault++;
    else if (attempt === MOST_STARTS) return { child, answer };
    if (ownFault === 2) {
      throw new UserError(
        `The sandbox no longer starts: ${ending.sentence} What is graded so far is kept; try again, with fewer --jobs.`,
      );
    }
  }
}

/** What the process said about the notebook; parts that are not in the agreed form are ignored. */
function described(answer: CallAnswer): Omit<Opened, "child"> {
  if ("trouble" in answer || !answer.ok) return { answer, notes: [], doubtful: false };
  const { notes, doubtful, subject } = { ...(answer.value as object | null) } as {
    readonly notes?: unknown;
    readonly doubtful?: unknown;
    readonly subject?: unknown;
  };
  const sentences = Array.isArray(notes)
    ? notes.filter((note): note is string => typeof note === "string")
    : [];
  return {
    answer: { ok: true, value: subject },
    notes: sentences.slice(0, 20),
    doubtful: doubtful === true,
  };
}
