/** One command of `noether`: `noether run`, `noether sync`, ... Each has a file of its own, named after it. */
export interface Command {
  /** The text of `noether NAME --help`. */
  readonly usage: string;
  /**
   * Runs the command and returns its exit code.
   *
   * @param words the words after the name
   * @throws UserError where a person can put it right
   */
  run(words: readonly string[]): Promise<number>;
}
