import { ownSettings } from "../kernel/node/ownSettings.js";
import { type NodeSession, nodeSession, type SessionOptions } from "../kernel/node/session.js";
import type { Ending, Session } from "../kernel/session.js";
import type { Cell, Notebook } from "../notebook/notebook.js";
import { outputs } from "./outputs.js";
import { hasTag, type Parameters, withParameters } from "./parameters.js";

/** How a notebook is run. */
export interface RunOptions extends SessionOptions {
  /** Whether to continue after a cell that fails (default: stop there). */
  readonly continueOnError?: boolean;
  /** A session in which nothing has run yet, started in advance; the run closes it (default: a new one). */
  readonly session?: Session;
  /** Other values of the notebook's parameters (default: none). */
  readonly parameters?: Parameters;
  /** Called before the first cell and after each one, with the number of cells done and of all cells that run. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Starts a session in which `runNotebook` can run a notebook with these options. */
export function sessionFor(notebook: Notebook, options: RunOptions): Promise<NodeSession> {
  const { continueOnError = false, session: _, parameters: __, onProgress: ___, ...where } = options;
  const settings = ownSettings(notebook.metadata);
  const start = { revive: continueOnError, interruptsLate: continueOnError, ...(settings && { settings }) };
  return nodeSession({ ...start, ...where });
}

/** The cell that stopped a run, or the first that failed. */
export interface RunFailure {
  /** Its number among the cells that ran, as messages give it. */
  readonly cell: number;
  /** Its place among all cells of the notebook, from 0. */
  readonly index: number;
  readonly ending: Extract<Ending, { status: "error" }>;
}

/** A notebook with the outputs of this run, and what went wrong. */
export interface Run {
  readonly notebook: Notebook;
  readonly failure?: RunFailure;
}

/**
 * Whether a cell is code that runs: an empty one, or one with the tag `skip-execution`, is skipped, as in Jupyter.
 */
export const isRunnable = (cell: Cell): boolean =>
  cell.type === "code" && cell.source.trim() !== "" && !hasTag(cell, "skip-execution");

/**
 * Runs all the code cells of a notebook from the first to the last, in its own processes. Outputs of earlier runs are
 * dropped (except those of skipped cells), and those of this run are stored in the cells. The run stops at the first
 * cell that fails, unless that cell has the tag `raises-exception`. With `continueOnError`, a cell that exceeds its
 * time limit is interrupted and the values are kept, and a process that is lost is replaced. Two runs of a notebook
 * that draws its random numbers from seeds store the same outputs.
 *
 * @throws UserError if the folder does not exist
 */
export async function runNotebook(given: Notebook, options: RunOptions): Promise<Run> {
  const {
    continueOnError = false,
    onProgress = () => {},
    session: ready,
    parameters = {},
    ...where
  } = options;
  const notebook = withParameters(given, parameters);
  const total = notebook.cells.filter(isRunnable).length;
  const counts = new Map<Cell, number>();
  const shown = outputs();
  let failure: RunFailure | undefined;
  onProgress(0, total);
  const session = ready ?? (await sessionFor(notebook, { continueOnError, ...where }));
  try {
    for (const [index, cell] of notebook.cells.entries()) {
      if (!isRunnable(cell)) continue;
      const count = counts.size + 1;
      counts.set(cell, count);
      const own = shown.begin(count);
      const ending = await session.execute(cell.source, (event) => {
        if (event.type === "input")
          session.answer(event.request, undefined); // nobody is there
        else own.event(event);
      });
      if (ending.status === "error") {
        own.error(ending);
        const isMeant = hasTag(cell, "raises-exception") && !ending.fatal;
        if (!isMeant) failure ??= { cell: count, index, ending };
        if (failure && !continueOnError) break;
      }
      onProgress(count, total);
    }
  } finally {
    await session.close();
  }
  const cells = notebook.cells.map((cell): Cell => {
    if (cell.type !== "code" || hasTag(cell, "skip-execution")) return cell;
    const count = counts.get(cell);
    return { ...cell, executionCount: count ?? null, outputs: count === undefined ? [] : shown.of(count) };
  });
  return { notebook: { ...notebook, cells }, ...(failure ? { failure } : {}) };
}
