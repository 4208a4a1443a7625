import type { Checked, NotebookName } from "../checker/checking.js";
import type { CheckerState } from "../checker/state.js";
import type { Asked, Questions } from "../session.js";
import type { Code } from "./executor.js";

/**
 * What a session asks the checker of its notebook: the questions that it is asked itself, and what it needs to run a
 * cell.
 */
export interface CheckerQuestions extends Questions {
  check(source: string, cell: number): CheckedCell;
  /** The values that the notebook's cells have declared, in the order of the cells. */
  names(): readonly NotebookName[];
  /**
   * Compiles a file in the notebook's folder.
   *
   * @throws Error if it has a syntax error
   */
  compile(path: string, source: string): Code;
}

/** The checker's answer about a cell. */
export interface CheckedCell {
  readonly checked: Checked;
  /** What is wrong with the notebook's settings, reported once. */
  readonly complaints: readonly string[];
}

/** A question, by name, with its parameters. */
export type CheckerQuestion = {
  [Name in keyof CheckerQuestions]: {
    readonly name: Name;
    readonly parameters: Parameters<CheckerQuestions[Name]>;
  };
}[keyof CheckerQuestions];

/** The questions, with asynchronous answers. */
export type AskedChecker = Asked<CheckerQuestions>;

/** Messages of the session to the checker. */
export type ToChecker =
  | ({ readonly type: "ask"; readonly request: number } & CheckerQuestion)
  /** The checked cell has run; these names now exist. */
  | { readonly type: "settle"; readonly names: readonly string[] }
  /** The values of all cells are gone, and their names too. */
  | { readonly type: "reset" }
  /** Whether to stop when all of Node's types are needed, and say so, because there is a checker that has them. */
  | { readonly type: "stopAtNode"; readonly stops: boolean };

/** The first message to a checker that takes over from another. */
export interface Restoring {
  readonly type: "restore";
  readonly state: CheckerState;
}

/** Messages of the checker. */
export type FromChecker =
  | { readonly type: "answer"; readonly request: number; readonly value: unknown }
  | { readonly type: "refusal"; readonly request: number; readonly message: string }
  /**
   * Another checker has to take over, after so many messages: this one has stopped because all of Node's types are
   * needed.
   */
  | { readonly type: "handOver"; readonly handled: number; readonly state: CheckerState };
