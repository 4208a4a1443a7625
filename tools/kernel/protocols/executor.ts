import type { CommMessage } from "../../cells/comm/message.js";
import type { Ending, KernelEvent } from "../session.js";

/** Compiled code and its source map. */
export interface Code {
  readonly code: string;
  readonly map: string;
}

/** A comm message as JSON, its buffers in base 64. */
export type PackedComm = Omit<CommMessage, "buffers"> & { readonly buffers?: readonly string[] };

/** Messages of the session to the executor, over the channel that Node gives a forked process. */
export type ToExecutor =
  | ({
      readonly type: "run";
      readonly cell: number;
      readonly source: string;
      readonly timeLimit?: number;
      /** The names that the cell declares. */
      readonly declared: readonly string[];
    } & Code)
  /** A cell that is being checked mentions noether: the library can be read meanwhile. */
  | { readonly type: "expect" }
  /** A cell did not compile: the names that it would have declared no longer have the values that its author means. */
  | { readonly type: "refused"; readonly cell: number; readonly names: readonly string[] }
  /** Asks for the values of some names, each in one line. */
  | { readonly type: "survey"; readonly request: number; readonly names: readonly string[] }
  | ({ readonly type: "module"; readonly request: number } & Code)
  | { readonly type: "refusal"; readonly request: number; readonly message: string }
  | { readonly type: "comm"; readonly message: PackedComm };

/**
 * Messages of the session to the executor's second thread, which listens while the first is busy: a line of JSON each.
 */
export type ToWatcher =
  /** This many more bytes have been read from the pipe and delivered. */
  | { readonly type: "taken"; readonly bytes: number }
  | { readonly type: "interrupt"; readonly cell: number }
  /** A person's answer, or null if nobody gives one. */
  | { readonly type: "answer"; readonly request: number; readonly line: string | null };

/** Messages of the executor to the session, as frames on a separate pipe. */
export type FromExecutor =
  | { readonly type: "ready" }
  | Exclude<KernelEvent, CommMessage>
  | PackedComm
  /** Asks for the compilation of a local module. */
  | { readonly type: "module"; readonly request: number; readonly path: string; readonly source: string }
  /** The values of those names that exist. */
  | {
      readonly type: "surveyed";
      readonly request: number;
      readonly values: readonly (readonly [name: string, value: string])[];
    }
  /** The cell has printed more than it may; its end follows unless it goes on regardless. */
  | { readonly type: "flood"; readonly cell: number }
  /** The time of the cell is over; this is where it is, in compiled code. */
  | { readonly type: "where"; readonly cell: number; readonly line: number; readonly column: number }
  /** An interrupt has been dealt with; the end of the cell, if it ran, was sent before. */
  | { readonly type: "interrupted"; readonly cell: number }
  | {
      readonly type: "end";
      readonly cell: number;
      readonly ending: Ending;
      readonly names: readonly string[];
    };

/** The settings of an executor, on its command line. */
export interface ExecutorSettings {
  /** The notebook's folder: the working directory, and the place from which imports are resolved. */
  readonly folder: string;
  /** The notebook's file name. */
  readonly name: string;
  /** How many bytes a cell may print and show; null for no limit. */
  readonly outputLimit: number | null;
}
