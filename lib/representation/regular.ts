import type { FiniteGroup } from "../group/finiteGroup.js";
import { onFunctions } from "./onFunctions.js";
import type { FiniteRepresentation } from "./representation.js";

/**
 * The regular representation of a finite group: its action on the functions on itself,
 *
 *     (g.f)(x) = f(g^-1 x)        x in G, in the order of `elements`
 */
export function regular<G>(group: FiniteGroup<G>): FiniteRepresentation<G> {
  return onFunctions(group, group.elements, group.multiply, "regular representation");
}
