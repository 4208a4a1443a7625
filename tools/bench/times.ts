/** The median and the minimum of n runs, in milliseconds. */
export interface Times {
  readonly [what: string]: { readonly median: number; readonly min: number; readonly n: number };
}

/** Summarises the times of the single runs of each thing. */
export function summary(times: Readonly<Record<string, readonly number[]>>): Times {
  return Object.fromEntries(
    Object.entries(times).map(([what, all]) => [
      what,
      { median: median(all), min: least(all), n: all.length },
    ]),
  );
}

/** The smallest of some values; Infinity if there are none. */
export function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

/** The middle one of some values in order, the larger of two; NaN if there are none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
