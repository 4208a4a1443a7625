import type { FiniteGroup } from "../group/finiteGroup.js";
import type { Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";

/**
 * The restriction of a representation of G to a subgroup H: the same matrices, for fewer elements.
 *
 *     rhoH(h) = rho(h)        h in H
 *
 * @throws RangeError if G is finite and a generator of H is none of its elements
 */
export function restricted<G, Of extends Group<G>>(
  V: Representation<G>,
  H: Of & Group<G>,
): Representation<G, Of> {
  if ("elements" in V.group) checkSubgroup(H, V.group as FiniteGroup<G>);
  return representation<G, Of>({
    group: H,
    name: `${V.name}, restricted to ${H.name}`,
    dimension: V.dimension,
    matrix: V.matrix,
  });
}

/**
 * Checks that H lies in the finite group G, by its generators.
 *
 * @throws RangeError if a generator of H is no element of G
 */
function checkSubgroup<G>(H: Group<G>, G: FiniteGroup<G>): void {
  const odd = H.generators.find((h) => G.indexOf(h) < 0);
  if (odd === undefined) return;
  throw new RangeError(
    `expected a subgroup of ${G.name}, got ${H.name} with ${H.symbol(odd)}, which is no element of ${G.name}: write its elements as those of ${G.name}`,
  );
}
