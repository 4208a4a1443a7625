/** How long some calls took, and the first time what they gave. */
export interface EngineAnswer {
  /** Milliseconds a call, by the clock. */
  readonly wall: readonly number[];
  /** Milliseconds a call, of the processor, over all threads of the process. */
  readonly processor: readonly number[];
  /** Milliseconds of the first call, compiling included; only when a work is asked for the first time. */
  readonly first?: number;
  /** What the first call gave; null where the work has no result that all would share. */
  readonly check?: Check | null;
}

/** Two numbers by which it is seen that all did the same work. */
export interface Check {
  /** The mean of the entries with the weights -3, ..., 3 in turn. */
  readonly mean: number;
  /** The root mean square. */
  readonly size: number;
}

export function checked(results: readonly ArrayLike<number>[]): Check {
  let [n, sum, squares] = [0, 0, 0];
  for (const result of results) {
    for (let i = 0; i < result.length; i++, n++) {
      sum += result[i]! * ((n % 7) - 3);
      squares += result[i]! ** 2;
    }
  }
  return { mean: sum / n, size: Math.sqrt(squares / n) };
}
