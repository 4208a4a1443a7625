/** One command of `noether`: `noether run`, `noether sync`, ... Each lives in a file of its own, named after it. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The text of `noether NAME --help`. */
  readonly usage: string;
  /** Runs with the words after the name and returns the exit code. Throws a UserError where a person can mend it. */
  run(words: readonly string[]): Promise<number>;
}
