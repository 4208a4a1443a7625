import { Worker } from "node:worker_threads";
import { awakeTimeout } from "../awake.js";
import type { Program } from "../child/runCells.js";
import type { SubmittedCell } from "../intake/submission.js";

/** The cells of a notebook that can run, and a sentence for each one that cannot. */
export interface Compiled {
  readonly program: Program;
  readonly notes: readonly string[];
  /** Whether it ran out of clock time: another attempt may succeed. */
  readonly doubtful: boolean;
}

/**
 * Compiles notebooks, one after another, in a thread of its own: a source text that stalls it affects only its author.
 */
export interface Compiler {
  /** Compiles without checking types. A cell with a syntax error is left out and noted. Never rejects. */
  compile(cells: readonly SubmittedCell[]): Promise<Compiled>;
  close(): Promise<void>;
}

/** The time limit for one notebook, in seconds; 2000 cells take ten. */
const PATIENCE = 120;

/** A compiler whose thread starts when it is first needed: TypeScript takes a third of a second to load. */
export function compiler(): Compiler {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const one = (cells: readonly SubmittedCell[]): Promise<Compiled> => {
    thread ??= new Worker(new URL("./worker.js", import.meta.url), { env: {}, execArgv: [] });
    const current = thread;
    return new Promise((resolve) => {
      const done = (compiled: Compiled): void => {
        clock.clear();
        current.off("message", done).off("error", onError).off("exit", onExit);
        resolve(compiled);
      };
      const fail = (why: string, doubtful = false): void => {
        thread = undefined;
        void current.terminate();
        done({ program: { cells: [], later: {} }, notes: [`No cell was run: ${why}`], doubtful });
      };
      const onError = (error: Error): void => fail(`the compiler ended (${error.message}).`);
      const onExit = (): void => fail("the compiler ended.");
      const clock = awakeTimeout(PATIENCE, () => fail(`compiling took more than ${PATIENCE} s.`, true));
      current.on("message", done).on("error", onError).on("exit", onExit);
      current.postMessage(cells);
    });
  };
  return {
    compile(cells) {
      const compiled = last.then(() => one(cells));
      last = compiled;
      return compiled;
    },
    async close() {
      await thread?.terminate();
      thread = undefined;
    },
  };
}
