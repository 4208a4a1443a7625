/** A code cell as it was handed in; `number` counts all cells of the notebook from 1. */
export interface SubmittedCell {
  readonly number: number;
  readonly source: string;
}

/** What was handed in, as far as it can be read. */
export interface Submission {
  readonly file: string;
  /** SHA-256 of the bytes, in hexadecimal; empty if the file was refused unread. */
  readonly sha256: string;
  /** The sheet that the notebook says it was released from. */
  readonly sheet?: string;
  /** Whether it says that it is a lesson, which has no exercises. */
  readonly lesson?: boolean;
  /** Whose it is, as far as its path tells. */
  readonly owner?: string;
  readonly cells: readonly SubmittedCell[];
  /** The ids of all cells that have one, and whether each is code. */
  readonly ids: readonly { readonly id: string; readonly code: boolean }[];
  /** Sentences for whoever reads the grades. */
  readonly notes: readonly string[];
  /** Whether it is not a sheet but was handed in with one: a lesson, a file of helpers. */
  readonly beside?: boolean;
  /** Why it cannot be graded, in one sentence; absent if it can. */
  readonly refused?: string;
}
