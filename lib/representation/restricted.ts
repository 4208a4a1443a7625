import { assertSubgroup } from "../group/cosets.js";
import type { FiniteGroup, Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";

/**
 * The restriction of a representation of G to a subgroup H: the same matrices, for fewer elements.
 *
 *     rhoH(h) = rho(h)        h in H
 *
 * @throws RangeError if G is finite and H is not a subgroup of it
 */
export function restricted<G, Of extends Group<G>>(
  V: Representation<G>,
  H: Of & Group<G>,
): Representation<G, Of> {
  if ("elements" in V.group) {
    if (!("elements" in H)) {
      throw new RangeError(
        `expected a subgroup of ${V.group.name}, which is finite, got ${H.name}, which is not: make one with subgroup(group, generators)`,
      );
    }
    assertSubgroup(V.group as FiniteGroup<G>, H as unknown as FiniteGroup<G>);
  }
  return representation<G, Of>({
    group: H,
    name: `${V.name}, restricted to ${H.name}`,
    dimension: V.dimension,
    matrix: V.matrix,
  });
}
