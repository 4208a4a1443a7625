import { sheetOf } from "../notebook/chapter.js";
import type { Notebook } from "../notebook/notebook.js";
import type { RunOptions } from "./runNotebook.js";

/** How a notebook is run: whether it continues after an error, and how long a cell may take (ms). */
export type Manner = Pick<RunOptions, "continueOnError" | "timeLimit">;

/**
 * How a notebook is usually run. A sheet of exercises continues after an error, because its exercises are independent,
 * and its cells have 20 seconds: the slowest check takes a tenth of that, and an endless loop is soon reported. A cell
 * of any other notebook has ten minutes: one of a lesson may train for two on an idle machine.
 */
export function usualManner(notebook: Notebook): Manner {
  if (sheetOf(notebook) !== undefined) return { continueOnError: true, timeLimit: 20_000 };
  return { continueOnError: false, timeLimit: 600_000 };
}
