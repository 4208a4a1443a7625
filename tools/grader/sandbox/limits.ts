/** The limits on one run of a learner's code. */
export interface Limits {
  /** Processor time of one cell, and of one call of an answer, in seconds. */
  readonly seconds: number;
  /** JavaScript heap, in MiB. */
  readonly heap: number;
  /**
   * All writable memory (heap and typed arrays) beyond what Node reserves at its start, in MiB; enforced only in the
   * closed sandbox.
   */
  readonly memory: number;
  /** Bytes on standard output and standard error together. */
  readonly output: number;
  /** Bytes of one answer. */
  readonly reply: number;
}

/** Ample for a course notebook, small enough for a batch. */
export const defaultLimits: Limits = {
  seconds: 20,
  heap: 512,
  memory: 1024,
  output: 1 << 20,
  reply: 8 << 20,
};

/** The largest allowed value of `seconds`: an hour. */
export const MOST_SECONDS = 3600;

/** Processor time of one exercise, in seconds: all cells of the notebook and all calls of the laws. */
export function exerciseSeconds({ seconds }: Limits): number {
  return 12 * seconds;
}
