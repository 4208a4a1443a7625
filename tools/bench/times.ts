/** The median and the minimum of n runs, in milliseconds. */
export interface Times {
  readonly [what: string]: { readonly median: number; readonly min: number; readonly n: number };
}

/** Summarises the times of the single runs of each thing. */
export function summary(times: Readonly<Record<string, readonly number[]>>): Times {
  return Object.fromEntries(
    Object.entries(times).map(([what, all]) => {
      const sorted = [...all].sort((a, b) => a - b);
      return [what, { median: sorted[Math.floor(sorted.length / 2)]!, min: sorted[0]!, n: sorted.length }];
    }),
  );
}
