import type { MimeBundle } from "noether";
import type { CommMessage } from "../cells/comm/message.js";

/** An event of a cell; events come in order. */
export type KernelEvent =
  | { readonly type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly type: "display"; readonly data: MimeBundle; readonly id?: string }
  | { readonly type: "update"; readonly data: MimeBundle; readonly id: string }
  | { readonly type: "result"; readonly data: MimeBundle }
  /** Removes what the cell has shown: now, or with `wait` when the next thing is shown. */
  | { readonly type: "clear"; readonly wait: boolean }
  /** Asks the person for a line; the cell continues after `answer`. */
  | { readonly type: "input"; readonly request: number; readonly prompt: string; readonly password: boolean }
  | CommMessage;

/**
 * Receives the events of a cell. If it returns a promise, the session reads no more from the executor until that
 * settles, and a cell that prints faster than its reader reads has to wait: nothing is lost, and memory does not fill
 * up.
 */
export type Listener = (event: KernelEvent) => void | Promise<void>;

/** How a cell ended. */
export type Ending =
  | { readonly status: "ok" }
  | {
      readonly status: "error";
      readonly name: string;
      readonly message: string;
      /** Lines to print, without colour codes: message, cell and line, source line. */
      readonly traceback: readonly string[];
      /** Whether the executor is gone (exit, out of memory, time limit), and the values of all cells with it. */
      readonly fatal: boolean;
    };

/** What could be written at the cursor. Offsets count UTF-16 units from the start of the cell. */
export interface Completion {
  /** The part of the cell that a chosen item replaces. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly CompletionItem[];
}

/** One thing that could be written at the cursor. */
export interface CompletionItem {
  readonly text: string;
  /** TypeScript's word for what it is: `function`, `const`, `class`, `property`, `module`, `keyword`, `string`, ... */
  readonly kind: string;
  /** Its type in one line, if it was computed. */
  readonly detail?: string;
}

/** What is at the cursor. */
export interface Inspection {
  /** Its declaration in TypeScript: `function dihedral(n: number): Group`; for a call, with the parameter that is due. */
  readonly signature: string;
  /** Its documentation in Markdown, tags included; empty if it has none. */
  readonly documentation: string;
}

/** A variable of the notebook, or a function or class that one of its cells declares. */
export interface Variable {
  readonly name: string;
  /** Its type in one line. */
  readonly type: string;
  /** Its value in one line of at most a hundred characters. */
  readonly value: string;
}

/** Whether a cell could run as it is; `indent` is the indentation of a further line. */
export type Completeness =
  | { readonly status: "complete" | "invalid" }
  | { readonly status: "incomplete"; readonly indent: string };

/** The sources of the notebook's other code cells, in their order: those above a cell and those below it. */
export interface OtherCells {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** What is to be said about a part of a cell. Offsets count UTF-16 units from the start of the cell. */
export interface Finding {
  /**
   * An `error` would keep the cell from running; a `hint` is valid code that is most likely not what is meant; a name is
   * `waiting` if another cell of the notebook declares it and has not run.
   */
  readonly kind: "error" | "hint" | "waiting";
  readonly start: number;
  readonly end: number;
  /** In the words that the cell would give when it is run; lines after the first say more. */
  readonly message: string;
  /** How to fix it, in one sentence. */
  readonly remedy?: string;
}

/** The ways to call a function, for the call that an offset is in. */
export interface SignatureHelp {
  readonly signatures: readonly CallSignature[];
  /** The index of the one that fits what is written. */
  readonly active: number;
  /** The index of its parameter that is due; there is none at that index for an argument too many. */
  readonly due: number;
}

/** One way to call a function. */
export interface CallSignature {
  /** `dihedral(n: number): Group`. */
  readonly label: string;
  /** Its documentation in Markdown, tags included. */
  readonly documentation: string;
  readonly parameters: readonly CallParameter[];
}

/** A parameter, with the part of the label that it is. */
export interface CallParameter {
  readonly start: number;
  readonly end: number;
  readonly documentation: string;
}

/** What can be asked about a cell that is being written; the checker answers even while a cell runs. */
export interface Questions {
  /** What could be written at an offset. */
  complete(source: string, offset: number): Completion;
  /** What an item stands for that `complete` gives for this source and offset. */
  describe(source: string, offset: number, item: string): Inspection | undefined;
  /** What is at an offset, if anything. */
  inspect(source: string, offset: number): Inspection | undefined;
  /** The call that an offset is in, if it is in the parentheses of one. */
  signature(source: string, offset: number): SignatureHelp | undefined;
  /** What is wrong with the cell, as if it were run now, without running it: it leaves no trace in the notebook. */
  diagnose(source: string, others: OtherCells): readonly Finding[];
  /** Whether the cell could run as it is. */
  isComplete(source: string): Completeness;
}

/** Their names. */
export const questions: readonly (keyof Questions)[] = Object.keys({
  complete: true,
  describe: true,
  inspect: true,
  signature: true,
  diagnose: true,
  isComplete: true,
} satisfies Record<keyof Questions, true>) as (keyof Questions)[];

/** Questions whose answers come asynchronously. */
export type Asked<Answers> = {
  readonly [Name in keyof Answers]: Answers[Name] extends (...parameters: infer Parameters) => infer Answer
    ? (...parameters: Parameters) => Promise<Answer>
    : never;
};

/** A notebook's conversation with a checker and an executor. */
export interface Session extends Asked<Questions> {
  /**
   * Checks a cell and, if it has no type error, runs it. Cells are numbered from 1 in the order of the calls, except
   * hidden ones: code of the front end that is in no cell of the notebook.
   *
   * No event comes before the call has returned. The promise settles when all events from before the cell's end have
   * been delivered. Timers and promises that the cell has left behind still call `onEvent`; events that belong to no
   * cell go to the one that is running, or ran last.
   */
  execute(source: string, onEvent: Listener, how?: { readonly hidden?: boolean }): Promise<Ending>;
  /**
   * Stops the running cell: it ends with an error named `Interrupted`, and the notebook's state is kept. A cell whose
   * turn has just come, or that is still being checked, counts as running; if there is none, nothing happens.
   */
  interrupt(): Promise<void>;
  /** The variables of the notebook, in the order of the cells; while a cell computes, the answer waits. */
  variables(): Promise<readonly Variable[]>;
  /** Answers a question of a cell; undefined if the person gave no answer. */
  answer(request: number, line: string | undefined): void;
  /** Delivers a message from the page to an object in the notebook. */
  comm(message: CommMessage): void;
  /** Ends both processes. */
  close(): Promise<void>;
}
