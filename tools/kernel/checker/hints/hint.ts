/** Something in a cell that is not an error, but most likely not what is meant. */
export interface Hint {
  /** Its position in the file. */
  readonly start: number;
  /** What it means, and what to write instead. */
  readonly message: string;
}
