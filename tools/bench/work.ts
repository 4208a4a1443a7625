/** A piece of work that several libraries do, each in its own process. */
export interface Work {
  readonly kind: "wigner3j" | "wignerD" | "harmonics";
  readonly degree: number;
  /** Once, in a process of its own, with nothing in any cache; what is imported counts for nothing. */
  readonly cold: boolean;
}

/** The times of some calls, in milliseconds, and a mean of the results, which shows that all did the same. */
export interface Answer {
  readonly ms: readonly number[];
  readonly mean: number;
}

/** A work in words. */
export function inWords({ kind, degree, cold }: Work): string {
  const what = {
    wigner3j: `3j symbols, all triples to degree ${degree}`,
    wignerD: `D of 1,000 rotations, degree ${degree}`,
    harmonics: `harmonics of 100,000 points to degree ${degree}`,
  }[kind];
  return cold ? `${what}, cold` : what;
}
