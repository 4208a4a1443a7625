import type { CommMessage } from "../../cells/comm/message.js";
import type { Ending, KernelEvent } from "../session.js";

/** Code for the executor. */
export interface Code {
  readonly code: string;
  readonly map: string;
}

/** A comm message as JSON: its buffers are in base 64. */
export type PackedComm = Omit<CommMessage, "buffers"> & { readonly buffers?: readonly string[] };

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
  /** A cell that is being checked names noether: the library can be read meanwhile. */
  | { readonly type: "expect" }
  /** A cell did not compile: the names that it would have declared are not what its author now means by them. */
  | { readonly type: "refused"; readonly cell: number; readonly names: readonly string[] }
  | ({ readonly type: "module"; readonly request: number } & Code)
  | { readonly type: "refusal"; readonly request: number; readonly message: string }
  | { readonly type: "comm"; readonly message: PackedComm };

/** What the session tells the executor's second thread, which listens while the first is busy: a line of JSON each. */
export type ToWatcher =
  /** So many more bytes have been taken off the pipe and delivered. */
  | { readonly type: "taken"; readonly bytes: number }
  | { readonly type: "interrupt"; readonly cell: number }
  /** A person's answer, or null where nobody gives one. */
  | { readonly type: "answer"; readonly request: number; readonly line: string | null };

/** What the executor tells the session, as frames on a pipe of its own. */
export type FromExecutor =
  | { readonly type: "ready" }
  | Exclude<KernelEvent, CommMessage>
  | PackedComm
  /** Asks for the compilation of a local module. */
  | { readonly type: "module"; readonly request: number; readonly path: string; readonly source: string }
  /** The cell has printed more than it may; its end follows unless it goes on regardless. */
  | { readonly type: "flood"; readonly cell: number }
  /** The time of the cell is over: here it is now, in compiled code. */
  | { readonly type: "where"; readonly cell: number; readonly line: number; readonly column: number }
  /** An interrupt has been dealt with; the end of the cell, where it ran, has been told before. */
  | { readonly type: "interrupted"; readonly cell: number }
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
  /** Bytes of output that a cell may print; null for any number. */
  readonly outputLimit: number | null;
}
