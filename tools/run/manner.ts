import { chapterOf, sheetOf } from "../notebook/chapter.js";
import type { Notebook } from "../notebook/notebook.js";
import type { RunOptions } from "./runNotebook.js";

/** How a notebook is run: whether it goes on after an error, and how long a cell may take. */
export type Manner = Pick<RunOptions, "continueOnError" | "timeLimit">;

/**
 * How a notebook is usually run. A sheet of exercises goes on after an error, for every exercise is a matter of its own,
 * and its cells have 20 seconds: the slowest check takes a tenth of that, and a loop that does not end is soon named.
 * A cell of a lesson has two minutes (today's slowest takes 1.2 s of processor time), one of any other notebook ten.
 */
export function usualManner(notebook: Notebook): Manner {
  if (sheetOf(notebook) !== undefined) return { continueOnError: true, timeLimit: 20_000 };
  return { continueOnError: false, timeLimit: chapterOf(notebook) === undefined ? 600_000 : 120_000 };
}
