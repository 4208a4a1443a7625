import type { Checked } from "../checker/checking.js";
import type { CheckerState } from "../checker/state.js";
import type { Asked, Questions } from "../session.js";
import type { Code } from "./executor.js";

/** What a session asks the checker of its notebook: what it is asked itself, and what it needs to run a cell. */
export interface CheckerQuestions extends Questions {
  check(source: string, cell: number): CheckedCell;
  /**
   * Compiles a file beside the notebook.
   *
   * @throws Error where it has a syntax error
   */
  compile(path: string, source: string): Code;
}

/** What is said about a cell. */
export interface CheckedCell {
  readonly checked: Checked;
  /** What is wrong with the notebook's settings, told once. */
  readonly complaints: readonly string[];
}

/** A question by its name, with what it asks about. */
export type CheckerQuestion = {
  [Name in keyof CheckerQuestions]: {
    readonly name: Name;
    readonly parameters: Parameters<CheckerQuestions[Name]>;
  };
}[keyof CheckerQuestions];

/** The questions, asked from elsewhere. */
export type AskedChecker = Asked<CheckerQuestions>;

/** What the session tells and asks. */
export type ToChecker =
  | ({ readonly type: "ask"; readonly request: number } & CheckerQuestion)
  /** The checked cell has run; these names exist now. */
  | { readonly type: "settle"; readonly names: readonly string[] }
  /** What the cells have made is gone, and their names with it. */
  | { readonly type: "reset" }
  /** Stop where all of Node's types are asked for, and say so: there is a checker that has them. */
  | { readonly type: "stopAtNode"; readonly stops: boolean };

/** The first message to a checker that goes on in the place of another. */
export interface Restoring {
  readonly type: "restore";
  readonly state: CheckerState;
}

/** What the checker answers. */
export type FromChecker =
  | { readonly type: "answer"; readonly request: number; readonly value: unknown }
  | { readonly type: "refusal"; readonly request: number; readonly message: string }
  /** Another checker is to go on, from behind so many messages: this one has stopped where all of Node's types are asked for. */
  | { readonly type: "handOver"; readonly handled: number; readonly state: CheckerState };
