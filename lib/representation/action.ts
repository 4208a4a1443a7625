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

/** The trivial action, which leaves everything where it is: g x = x. Every set has it: X is any, unless said. */
// biome-ignore lint/suspicious/noExplicitAny: an action on unknown would be none on vectors
export function trivialAction<G, X = any>(group: Group<G>): Action<G, X> {
  const action: Action<G, X> = { group, apply: (_, x) => x };
  return inspectable(action, () => `the trivial action of ${group.name}`);
}
