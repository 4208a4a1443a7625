import type { Ending, KernelEvent } from "./session.js";

/** Code for the executor. */
export interface Code {
  readonly code: string;
  readonly map: string;
}

/** What the session tells the executor, over the channel that Node gives a forked process. */
export type ToExecutor =
  | ({
      readonly type: "run";
      readonly cell: number;
      readonly source: string;
      readonly timeLimit?: number;
      /** The names that the cell declares. */
      readonly declared: readonly string[];
    } & Code)
  /** A cell did not compile: the names that it would have declared are not what its author now means by them. */
  | { readonly type: "refused"; readonly cell: number; readonly names: readonly string[] }
  | ({ readonly type: "module"; readonly request: number } & Code)
  | { readonly type: "refusal"; readonly request: number; readonly message: string };

/** What the executor tells the session, as frames on a pipe of its own. */
export type FromExecutor =
  | { readonly type: "ready" }
  | KernelEvent
  /** Asks for the compilation of a local module. */
  | { readonly type: "module"; readonly request: number; readonly path: string; readonly source: string }
  /** The cell has printed more than it may; its end follows unless it goes on regardless. */
  | { readonly type: "flood"; readonly cell: number }
  /** The time of the cell is over: here it is now, in compiled code. */
  | { readonly type: "where"; readonly cell: number; readonly line: number; readonly column: number }
  | {
      readonly type: "end";
      readonly cell: number;
      readonly ending: Ending;
      readonly names: readonly string[];
    };

/** How the executor is told what it is. */
export interface ExecutorSettings {
  /** Where the notebook is: the working directory and the place from which imports are resolved. */
  readonly folder: string;
  /** The notebook's file name. */
  readonly name: string;
  /** Bytes of output that a cell may print. */
  readonly outputLimit: number;
  /** The name of the exercise sheet that the notebook is. */
  readonly sheet?: string;
}
