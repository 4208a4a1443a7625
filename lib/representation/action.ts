import { inspectable } from "../display/inspectable.js";
import type { Group } from "../group/group.js";

/**
 * An action of a group G on a set X: a map for every element, such that
 *
 *     e x = x,    (g h) x = g (h x)
 */
export interface Action<G, X> {
  readonly group: Group<G>;
  /** g x */
  apply(g: G, x: X): X;
}

/** The trivial action, which fixes everything: g x = x. Every set has it, so X is any by default. */
// biome-ignore lint/suspicious/noExplicitAny: an action on unknown would not be one on vectors
export function trivialAction<G, X = any>(group: Group<G>): Action<G, X> {
  const action: Action<G, X> = { group, apply: (_, x) => x };
  return inspectable(action, () => `the trivial action of ${group.name}`);
}
