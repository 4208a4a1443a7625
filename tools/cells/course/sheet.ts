import type { Law } from "noether/laws";

/** A law about a subject, whatever its instances are: only the law itself knows them. */
// biome-ignore lint/suspicious/noExplicitAny: an instance is made and read by its own law only
export type LawAbout<Subject> = Law<Subject, any>;

/** A law and the points it is worth. 0 points make it a condition: if it fails, the whole exercise has none. */
export interface Worth<Subject> {
  readonly points: number;
  readonly law: LawAbout<Subject>;
}

/** A plausible wrong solution, and the laws that reject it, each of them on its own. */
export interface Mutant<Subject> {
  readonly description: string;
  readonly subject: Subject;
  readonly rejectedBy: readonly LawAbout<Subject>[];
}

/** Everything that one exercise is judged by, and its hints. */
export interface Exercise<Subject> {
  readonly laws: readonly Worth<Subject>[];
  /** A right solution. A law that compares with it may have at most a third of the points. */
  readonly reference: Subject;
  /** Exports of `noether` that are the exercise's own answer: they throw while it is checked. */
  readonly withhold: readonly string[];
  readonly mutants: readonly Mutant<Subject>[];
  /** Hints, from a nudge to the last step before the answer. */
  readonly hints: readonly string[];
  /** What an error that an answer throws means here, by its message: `[/expected an invertible/, "the basis ..."]`. */
  readonly thrown?: readonly (readonly [message: RegExp, look: string])[];
  /**
   * Set if the answer itself is a constant (a proof, a counterexample: a function without arguments) or a table (a
   * function of few values, written out): then a constant or a table is not a trick.
   */
  readonly answer?: "constant" | "table";
  /**
   * Set if the answer is determined only up to its sign, a constant factor (one for all inputs), or any factor (a
   * different one for each input: a basis, say).
   */
  readonly upTo?: "sign" | "constant factor" | "any factor";
}

/** The exercises of one chapter, each under the name of the function that the learner writes. */
export interface Sheet {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: every exercise has a subject of its own type
  readonly exercises: Readonly<Record<string, Exercise<any>>>;
}

/** An exercise as its author writes it: a bare law is a condition; an exercise whose answer is a constant says so. */
export type ExerciseDescription<Subject> = Omit<Exercise<Subject>, "laws" | "answer"> & {
  readonly laws: readonly (Worth<Subject> | LawAbout<Subject>)[];
} & (Subject extends () => unknown ? { readonly answer: "constant" } : { readonly answer?: "table" });

/**
 * An exercise: laws with their points, a reference, what the library withholds while it is checked, wrong solutions,
 * hints.
 *
 * @throws RangeError if it has no points, no hint, or fewer than three mutants
 */
export function exercise<Subject>(description: ExerciseDescription<Subject>): Exercise<Subject> {
  const laws = description.laws.map((entry) => ("law" in entry ? entry : { points: 0, law: entry }));
  if (!laws.some(({ points }) => points > 0))
    throw new RangeError("expected a law with points, got none: use worth(2, law)");
  if (description.hints.length === 0) throw new RangeError("expected at least one hint, got none");
  if (description.mutants.length < 3) {
    throw new RangeError(
      `expected at least 3 mutants, got ${description.mutants.length}: add plausible wrong solutions`,
    );
  }
  return { ...(description as Omit<Exercise<Subject>, "laws">), laws };
}

/**
 * A law with points.
 *
 * @throws RangeError if the points are not positive
 */
export function worth<Subject>(points: number, law: LawAbout<Subject>): Worth<Subject> {
  if (!(points > 0))
    throw new RangeError(
      `expected points > 0, got ${points}: to make it a condition, list the law without points`,
    );
  return { points, law };
}

/** A plausible wrong solution and what rejects it: `mutant("forgets to wrap around", zeroPadded, rejectedBy(shift))`. */
export function mutant<Subject>(
  description: string,
  subject: Subject,
  rejected: readonly LawAbout<Subject>[],
): Mutant<Subject> {
  return { description, subject, rejectedBy: rejected };
}

/** The laws that reject a mutant, each of them alone. */
export function rejectedBy<Subject>(...laws: readonly LawAbout<Subject>[]): readonly LawAbout<Subject>[] {
  return laws;
}

/** The exercises of the chapter `name`. */
export function sheet(name: string, exercises: Sheet["exercises"]): Sheet {
  return { name, exercises };
}
