import { assertFinite } from "../group/assertFinite.js";
import type { FiniteGroup } from "../group/group.js";
import { onFunctions } from "./onFunctions.js";
import type { FiniteRepresentation } from "./representation.js";

/**
 * The regular representation of a finite group: its action on the functions on itself,
 *
 *     (g.f)(x) = f(g^-1 x)        x in G, in the order of `elements`
 *
 * @throws TypeError if the group is not finite
 */
export function regular<G>(group: FiniteGroup<G>): FiniteRepresentation<G> {
  assertFinite(group);
  return onFunctions(group, group.elements, group.multiply, "regular representation");
}
