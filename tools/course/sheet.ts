import type { Law } from "noether";

/** A law and the points it is worth. A law without points is a condition: where it fails, the exercise has no points. */
export interface Worth<Subject> {
  readonly points: number;
  // biome-ignore lint/suspicious/noExplicitAny: a law's instance is known to the law alone
  readonly law: Law<Subject, any>;
}

/** A plausible wrong solution, and the laws that reject it, each of them on its own. */
export interface Mutant<Subject> {
  readonly description: string;
  readonly subject: Subject;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly rejectedBy: readonly Law<Subject, any>[];
}

/** All that decides about one exercise. */
export interface Exercise<Subject> {
  readonly laws: readonly Worth<Subject>[];
  readonly reference: Subject;
  /** Exports of `noether` that are the exercise's own answer: while it is checked they throw. */
  readonly withhold: readonly string[];
  readonly mutants: readonly Mutant<Subject>[];
  /** From a nudge to the last step before the answer. */
  readonly hints: readonly string[];
}

/** The exercises of one chapter, each under the name of the function that the learner writes. */
export interface Sheet {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: every exercise has its own subject
  readonly exercises: Readonly<Record<string, Exercise<any>>>;
}

/** A law that carries points. */
export function worth<Subject>(
  points: number,
  // biome-ignore lint/suspicious/noExplicitAny: as above
  law: Law<Subject, any>,
): Worth<Subject> {
  if (!(points > 0)) throw new RangeError(`expected points > 0, got ${points}: a law without points is named on its own`);
  return { points, law };
}

/** A plausible wrong solution and what rejects it: `mutant("forgets to wrap around", zeroPadded, rejectedBy(shift))`. */
export function mutant<Subject>(
  description: string,
  subject: Subject,
  // biome-ignore lint/suspicious/noExplicitAny: as above
  rejected: readonly Law<Subject, any>[],
): Mutant<Subject> {
  return { description, subject, rejectedBy: rejected };
}

/** The laws that reject a mutant, each of them alone. */
export function rejectedBy<Subject>(
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ...laws: readonly Law<Subject, any>[]
): // biome-ignore lint/suspicious/noExplicitAny: as above
readonly Law<Subject, any>[] {
  return laws;
}
