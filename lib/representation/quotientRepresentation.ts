import { nullSpace } from "../algebra/fundamentalSubspaces.js";
import { type Matrix, matmul, transpose } from "../algebra/matrix.js";
import type { Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";
import { subrepresentation } from "./subrepresentation.js";

/**
 * The representation on the quotient V / U by an invariant subspace U, in which vectors of U count as 0.
 *
 *     g (x + U) = g x + U,    rho(g) = C^T rhoV(g) C
 *
 * The columns of C, an orthonormal basis of the complement orthogonal to U, represent the classes x + U.
 *
 * @param B d x k, a basis of U by its columns, k < d
 * @returns a representation of dimension d - k
 * @throws RangeError if the columns are not a basis of an invariant subspace, or span all of V
 */
export function quotientRepresentation<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  B: Matrix,
): Representation<G, Of> {
  const U = subrepresentation(V, B);
  if (U.dimension === V.dimension) {
    throw new RangeError(
      `expected a subspace smaller than ${V.name}, got one of all ${V.dimension} dimensions: the quotient would be 0`,
    );
  }
  const C = nullSpace(transpose(B));
  return representation<G, Of>({
    group: V.group,
    name: `${V.name} modulo a subspace of dimension ${U.dimension}`,
    dimension: V.dimension - U.dimension,
    matrix: (g) => matmul(transpose(C), matmul(V.matrix(g), C)),
  });
}
