import { kronecker } from "../algebra/kronecker.js";
import type { Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";
import { sameGroup } from "./sameGroup.js";

/**
 * The tensor product V (x) W, on which g acts in both factors at once:
 *
 *     rho(g) = rhoV(g) (x) rhoW(g),    rho(g) (x (x) y) = (rhoV(g) x) (x) (rhoW(g) y)
 *
 * Entry (ik) of x (x) y is x_i y_k, at index i dim W + k.
 *
 * @returns a representation of dimension dim V dim W
 * @throws TypeError if V and W belong to different groups
 */
export function tensorProductOfRepresentations<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  W: Representation<G, Of>,
): Representation<G, Of> {
  return representation<G, Of>({
    group: sameGroup(V, W),
    name: `(${V.name}) ⊗ (${W.name})`,
    dimension: V.dimension * W.dimension,
    matrix: (g) => kronecker(V.matrix(g), W.matrix(g)),
  });
}
