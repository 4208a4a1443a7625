/** Something in a cell that is no error, and most likely not what is meant. */
export interface Hint {
  /** Where it stands in the file that was looked at. */
  readonly start: number;
  /** What it is, and what to write. */
  readonly message: string;
}
