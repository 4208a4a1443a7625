import type { Random } from "../numbers/random.js";
import type { Group } from "./group.js";

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

/** Whether a group has a Haar measure to draw from. */
export function isCompact<G>(group: Group<G>): group is CompactGroup<G> {
  return "haar" in group;
}
