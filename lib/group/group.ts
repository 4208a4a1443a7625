import type { Displayable } from "../display/displayable.js";
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
  /** A short symbol for an element: "r", "(0 1)". */
  symbol(g: G): string;
}

/**
 * A compact group: there is exactly one probability distribution on it, the Haar measure mu, that no element moves,
 *
 *     mu(h A) = mu(A h) = mu(A)        for all h in G and A in G
 *
 * Every finite group is one, with each element as likely as any other; O(n) and SO(n) are. Translations, rigid motions,
 * SL(2, R) and R* are not: over them there is no mean, and so `average` does not take them.
 */
export interface CompactGroup<G> extends Group<G> {
  /** A random element from the Haar measure. */
  haar(random: Random): G;
}

/** A group of finitely many elements, which shows itself as its Cayley table. */
export interface FiniteGroup<G> extends CompactGroup<G>, Displayable {
  /** All elements, the identity first, then by word length: how many generators it takes to make them. */
  readonly elements: readonly G[];
  /** The number of elements, |G|. */
  readonly order: number;
  /** The place of an element among `elements`; -1 for what is no element. */
  indexOf(g: G): number;
}

/** Whether a group has a Haar measure to draw from. */
export function isCompact<G>(group: Group<G>): group is CompactGroup<G> {
  return "haar" in group;
}
