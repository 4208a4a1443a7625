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
  /** Whether a = b; up to rounding (1e-9) if elements consist of real numbers. */
  equals(a: G, b: G): boolean;
  /**
   * Elements such that every element is a product of them and their inverses; if no finite number of elements
   * suffices, a few simple ones instead.
   */
  readonly generators: readonly G[];
  /**
   * If `generators` generate only a part of the group: elements whose products come arbitrarily close to every
   * element.
   */
  readonly topologicalGenerators?: readonly G[];
  /** A random element: uniform (Haar) if the group is finite or compact, otherwise from the proposal named below. */
  sample(random: Random): G;
  /** What `sample` draws from if there is no uniform distribution: "standard normal translations". */
  readonly proposal?: string;
  /** Simple elements, the identity first, on which a law is tried before random ones. */
  readonly examples?: readonly G[];
  /** Elements simpler than g, simplest first; every chain of them must end. */
  simpler?(g: G): Iterable<G>;
  /** An element in words: "the turn by 90 degrees". */
  show(g: G): string;
  /** A short symbol for an element: "r", "(0 1)". */
  symbol(g: G): string;
}

/**
 * A compact group: there is exactly one probability distribution on it, the Haar measure mu, that is invariant under every element,
 *
 *     mu(h A) = mu(A h) = mu(A)        for all h in G and A in G
 *
 * Every finite group is compact, with all elements equally likely; so are O(n) and SO(n). Translations, rigid motions,
 * SL(2, R) and R* are not: over them there is no mean, and so `average` does not accept them.
 */
export interface CompactGroup<G> extends Group<G> {
  /** A random element from the Haar measure. */
  haar(random: Random): G;
}

/** A group of finitely many elements, which shows itself as its Cayley table. */
export interface FiniteGroup<G> extends CompactGroup<G>, Displayable {
  /** All elements, the identity first, then by word length, the number of generators it takes to make them. */
  readonly elements: readonly G[];
  /** The number of elements, |G|. */
  readonly order: number;
  /** The index of an element in `elements`; -1 for anything that is not an element. */
  indexOf(g: G): number;
}

/** Whether a group has a Haar measure to draw from. */
export function isCompact<G>(group: Group<G>): group is CompactGroup<G> {
  return "haar" in group;
}
