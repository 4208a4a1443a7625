import { availableParallelism } from "node:os";
import { basename, dirname, resolve } from "node:path";
import { readNotebook } from "../notebook/files.js";
import type { Notebook } from "../notebook/notebook.js";
import { UserError } from "../userError.js";
import type { Manner } from "./manner.js";
import { isRunnable, type Run, type RunOptions, runNotebook } from "./runNotebook.js";

/** How several notebooks are run. */
export interface RunAllOptions extends Omit<RunOptions, "folder" | "name" | "onProgress"> {
  /** How many notebooks run at the same time, each in two processes of its own (default: one per processor). */
  readonly jobs?: number;
  /** Options that depend on the notebook. */
  readonly manner?: (notebook: Notebook) => Manner;
  /**
   * Called with the number of cells done, of all the cells of all the notebooks, and the file that has just advanced.
   */
  readonly onProgress?: (done: number, total: number, file: string) => void;
  /** Called for each file that is not a notebook; the others run (default: the error is thrown, and none runs). */
  readonly onUnread?: (file: string, error: UserError) => void;
  /** Called as soon as a notebook has run, for instance to write it. */
  readonly onDone?: (result: FileRun) => Promise<void> | void;
}

/** The run of one file. */
export interface FileRun extends Run {
  readonly file: string;
}

/**
 * Runs notebooks, several at the same time, and returns the runs in the order of the files.
 *
 * @throws UserError if a file is not a notebook and there is no `onUnread`; then none is run
 */
export async function runAll(given: readonly string[], options: RunAllOptions = {}): Promise<FileRun[]> {
  const { jobs = availableParallelism(), onProgress = () => {}, onDone = () => {}, ...others } = options;
  const { manner, onUnread, ...how } = others;
  const notebooks: Notebook[] = [];
  const files: string[] = [];
  for (const file of given) {
    const read = await readNotebook(file).catch((error: unknown) => {
      if (!onUnread || !(error instanceof UserError)) throw error;
      onUnread(file, error);
    });
    if (!read) continue;
    notebooks.push(read);
    files.push(file);
  }
  const total = notebooks.reduce((sum, { cells }) => sum + cells.filter(isRunnable).length, 0);
  const done = notebooks.map(() => 0);
  const results: FileRun[] = [];
  let next = 0;

  async function runOne(index: number): Promise<void> {
    const file = files[index]!;
    const path = resolve(file);
    const tell = (cells: number): void => {
      done[index] = cells;
      onProgress(
        done.reduce((a, b) => a + b, 0),
        total,
        file,
      );
    };
    const run = await runNotebook(notebooks[index]!, {
      ...how,
      ...manner?.(notebooks[index]!),
      folder: dirname(path),
      name: basename(path),
      onProgress: tell,
    });
    results[index] = { file, ...run };
    await onDone(results[index]);
  }
  async function worker(): Promise<void> {
    while (next < files.length) await runOne(next++);
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, files.length)) }, worker));
  return results;
}
