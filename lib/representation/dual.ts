import { transpose } from "../algebra/matrix.js";
import type { Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";

/**
 * The dual V* of a representation, on the linear functions f: V -> R: (g.f)(x) = f(g^-1 x).
 *
 *     rho*(g) = rho(g^-1)^T
 *
 * The value f(x) = sum_i f_i x_i is invariant. If rho is orthogonal, V* = V.
 */
export function dual<G, Of extends Group<G>>(V: Representation<G, Of>): Representation<G, Of> {
  return representation<G, Of>({
    group: V.group,
    name: `dual of ${V.name}`,
    dimension: V.dimension,
    matrix: (g) => transpose(V.matrix(V.group.inverse(g))),
  });
}
