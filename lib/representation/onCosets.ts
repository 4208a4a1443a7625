import type { FiniteGroup } from "../group/group.js";
import { induced } from "./induced.js";
import { type FiniteRepresentation, representation } from "./representation.js";
import { trivial } from "./trivial.js";

/**
 * The quotient representation, on the functions on the left cosets t H, which g takes to g t H: the trivial representation
 * of H, induced. With H = {e} it is the regular representation, with H = G the trivial one.
 *
 * @returns a representation of dimension [G : H]
 * @throws RangeError if H is not a subgroup of G
 */
export function onCosets<G>(G: FiniteGroup<G>, H: FiniteGroup<G>): FiniteRepresentation<G> {
  return representation<G, FiniteGroup<G>>({
    ...induced(trivial<G, FiniteGroup<G>>(H), G),
    name: `functions on the cosets ${G.name} / ${H.name}`,
  });
}
