import { newScope, type Scope } from "../../kernel/compiler/bindings.js";
import { evaluate } from "./evaluate.js";
import { inWords } from "./inWords.js";
import { announce, NotYet } from "./laterNames.js";
import type { Modules } from "./library.js";
import { askNobody, beQuiet } from "./quiet.js";
import { type CellEnd, runCell } from "./runCell.js";

/** A compiled code cell of a notebook; `number` counts the notebook's cells from 1. */
export interface CompiledCell {
  readonly number: number;
  readonly code: string;
  /** The modules that it imports. */
  readonly imports: readonly string[];
}

/** The cells of a notebook, ready to run. */
export interface Program {
  readonly cells: readonly CompiledCell[];
  /** Names that a cell uses before another cell defines them, with the number of that cell. */
  readonly later: Readonly<Record<string, number>>;
}

/** How long cells may take. */
export interface Pace {
  /** Processor time of one cell, in seconds; it may also wait for this long. */
  readonly seconds: number;
  /** How many times longer the clock waits. */
  readonly patience: number;
}

/** What the cells left behind: their top-level names, and a sentence for each cell that went wrong. */
export interface Ran {
  readonly scope: Readonly<Scope>;
  readonly notes: readonly string[];
  /** Whether a cell was stopped by the clock before it had used its processor time. */
  readonly doubtful: boolean;
}

/**
 * Runs the cells of a notebook one after another over one scope. A cell that throws, does not end or waits for
 * something that never comes is noted and left; what it had defined is kept. A cell that failed because a later one
 * defines what it uses runs again after all others.
 *
 * @param begin is told the number of each cell before it runs
 */
export async function runCells(
  { cells, later }: Program,
  { seconds, patience }: Pace,
  { load, require }: Modules,
  begin: (number: number) => void,
): Promise<Ran> {
  const scope = Object.assign(newScope(), { require, __filename: "/notebook.ipynb", __dirname: "/" });
  let current = 0;
  announce(scope, later, () => current);
  const notes: string[] = [];
  let doubtful = false;
  const note = (sentence: string): void => {
    if (notes.length < 20) notes[notes.length] = sentence;
  };
  const lost = (error: unknown): void => note(`Cell ${current}: ${inWords(error)}`);
  process.on("unhandledRejection", lost);
  process.on("uncaughtException", lost);
  beQuiet();
  askNobody();
  const run = async ({ number, code, imports }: CompiledCell): Promise<CellEnd> => {
    current = number;
    begin(number);
    // Its imports are loaded beforehand, so that its own statements run at once, and are watched. It finds out itself
    // what is missing.
    for (const specifier of imports) await load(specifier).catch(() => undefined);
    const ran = await runCell(() => evaluate(code, number, scope, load), seconds, patience);
    doubtful ||= ran.doubtful;
    return ran.end;
  };
  const tell = (end: CellEnd): void => {
    if (end.type === "threw") lost(end.error);
    if (end.type === "interrupted")
      note(
        `Cell ${current} was interrupted after ${seconds} s of computing: what it had defined until then counts.`,
      );
    if (end.type === "left")
      note(
        `Cell ${current} was left after ${seconds} s, while it waited: what it had defined until then counts.`,
      );
  };

  let early: { readonly cell: CompiledCell; readonly end: CellEnd }[] = [];
  for (const cell of cells) {
    const end = await run(cell);
    if (isEarly(end)) early.push({ cell, end });
    else tell(end);
  }
  while (early.length > 0) {
    const still: typeof early = [];
    for (const { cell } of early) {
      const end = await run(cell);
      if (isEarly(end)) {
        still.push({ cell, end });
        continue;
      }
      note(`Cell ${cell.number} uses what a later cell defines: it was run again after that.`);
      tell(end);
    }
    if (still.length === early.length) {
      for (const { cell, end } of still) {
        current = cell.number;
        tell(end);
      }
      break;
    }
    early = still;
  }
  // What a cell left in the queue may still throw; that is noted, and does no harm.
  await new Promise((resolve) => setImmediate(resolve));
  current = 0;
  return { scope, notes, doubtful };
}

function isEarly(end: CellEnd): boolean {
  return end.type === "threw" && end.error instanceof NotYet;
}
