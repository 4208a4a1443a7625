import type { Figure } from "../figure/figure.js";
import type { Random } from "../numbers/random.js";

/** Where the instances of a law come from: simple ones first, then random ones, and how a failing one is simplified. */
export interface Instances<Instance extends readonly unknown[]> {
  /** Simple instances, simplest first; every run tries all of them before it draws at random. */
  readonly examples: readonly Instance[];
  /** A random instance. */
  draw(random: Random): Instance;
  /** Instances simpler than this one, simplest first; every chain of them must end. */
  simpler(instance: Instance): Iterable<Instance>;
}

/** What a failure says to a reader: at most twelve numbers, no residual, no stack trace. */
export interface Explanation {
  /** What should be true, in words: "Shifting f by 1 should shift the result by 1." */
  readonly should: string;
  /** The instance: "f = [1, 0, 0], g = [1, 2, 0]". Empty if there is nothing to show. */
  readonly given: string;
  /** The two sides that should agree, each with its name. */
  readonly sides: readonly (readonly [name: string, value: string])[];
  /** Where to look: "it moved the other way: look at the index of g". */
  readonly look?: string | undefined;
  readonly figure?: Figure;
}

/** The result of one instance for a subject. */
export interface Outcome {
  /** How far the two sides are apart: 0 if the law holds, Infinity if a side is not finite or has the wrong shape. */
  readonly residual: number;
  /** The failure in words, computed on demand. */
  explain(): Explanation;
}

/**
 * A definition or a theorem as something that runs: a statement about a subject, which an instance obeys or breaks.
 *
 * @see fault for laws whose failures are words, sides for laws with two sides that should agree
 */
export interface Law<Subject, Instance extends readonly unknown[] = readonly unknown[]> {
  /** A short name: "shift equivariance". */
  readonly name: string;
  /** The statement as TeX: "f(\\rho_V(g) x) = \\rho_W(g) f(x)". */
  readonly statement: string;
  readonly instances: Instances<Instance>;
  /** The largest residual that counts as equality, if different from the default 1e-9 (for a quadrature, say). */
  readonly tolerance?: number;
  /** How many random instances are enough, if a few say as much as a hundred. */
  readonly runs?: number;
  /** Tries the law on one instance, a tuple such as [g, x] passed as one value. */
  try(subject: Subject, instance: Instance): Outcome;
}

/** How closely and how often a law is tried. */
export type Limits = Pick<Law<unknown>, "tolerance" | "runs">;
