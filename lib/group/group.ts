import type { Random } from "../engine/random.js";

/**
 * A group G: a set with an operation such that
 *
 *     (a b) c = a (b c),    e a = a e = a,    a a^-1 = a^-1 a = e
 *
 * Elements are plain data (numbers and lists of numbers), so that they can be written down, compared and sent.
 */
export interface Group<G> {
  /** "Z/4", "D4", "S3". */
  readonly name: string;
  readonly identity: G;
  /** a b */
  multiply(a: G, b: G): G;
  /** a^-1 */
  inverse(a: G): G;
  equals(a: G, b: G): boolean;
  /** Elements from whose products, with their inverses, every element is made. */
  readonly generators: readonly G[];
  /** A random element: uniform (Haar) where the group is finite or compact, else from a proposal that is named. */
  sample(random: Random): G;
  /** An element in words: "the turn by 90 degrees". */
  show(g: G): string;
  /** An element in a sign or two: "r", "(0 1)". */
  symbol(g: G): string;
}
