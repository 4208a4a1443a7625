import { sheetOf } from "../notebook/chapter.js";
import type { Notebook } from "../notebook/notebook.js";
import type { RunOptions } from "./runNotebook.js";

/** How a notebook is run: whether it goes on after an error, and how long a cell may take. */
export type Manner = Pick<RunOptions, "continueOnError" | "timeLimit">;

/**
 * How a notebook is usually run. A sheet of exercises goes on after an error, for every exercise is a matter of its own,
 * and its cells have 20 seconds: the slowest check takes a tenth of that, and a loop that does not end is soon named.
 * In any other notebook a cell may take ten minutes.
 */
export function usualManner(notebook: Notebook): Manner {
  return sheetOf(notebook) === undefined
    ? { continueOnError: false, timeLimit: 600_000 }
    : { continueOnError: true, timeLimit: 20_000 };
}
