/** What one run of a learner's code may take. */
export interface Limits {
  /** Wall clock of one exercise, in seconds: the notebook's cells and all calls of the laws. */
  readonly seconds: number;
  /** JavaScript heap, in MiB. */
  readonly heap: number;
  /** All writable memory (heap and typed arrays) beyond what Node reserves at its start, in MiB; enforced inside the sandbox only. */
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
