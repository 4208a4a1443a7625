import type { Random } from "../numbers/random.js";

/**
 * A group G: a set with an operation such that
 *
 *     (a b) c = a (b c),    e a = a e = a,    a a^-1 = a^-1 a = e
 *
 * Elements are plain data (numbers, lists and records of numbers), so that they can be written down, compared and sent.
 */
export interface Group<G> {
  /** "Z/4", "D4", "S3", "SO(3)". */
  readonly name: string;
  readonly identity: G;
  /** a b */
  multiply(a: G, b: G): G;
  /** a^-1 */
  inverse(a: G): G;
  /** Whether a = b; where elements are made of real numbers, up to rounding (1e-9). */
  equals(a: G, b: G): boolean;
  /**
   * Elements from whose products, with their inverses, every element is made; where no finite number of elements can
   * do that, a few simple ones in their place.
   */
  readonly generators: readonly G[];
  /**
   * Where `generators` make only a part of the group: some elements whose products come as near as one likes to every
   * element.
   */
  readonly topologicalGenerators?: readonly G[];
  /** A random element: uniform (Haar) where the group is finite or compact, else from the proposal named below. */
  sample(random: Random): G;
  /** What `sample` draws from where there is no uniform distribution: "standard normal translations". */
  readonly proposal?: string;
  /** Simple elements, the identity first, on which a law is tried before random ones. */
  readonly examples?: readonly G[];
  /** Elements simpler than this one, simplest first; following them must end. */
  simpler?(g: G): Iterable<G>;
  /** An element in words: "the turn by 90 degrees". */
  show(g: G): string;
  /** An element in a sign or two: "r", "(0 1)". */
  symbol(g: G): string;
}
