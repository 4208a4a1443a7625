import { inverse } from "../algebra/inverse.js";
import { type Matrix, matmul } from "../algebra/matrix.js";
import type { Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";

/**
 * The same representation in another basis, whose vectors are the columns of B:
 *
 *     rho'(g) = B^-1 rho(g) B
 *
 * @param B d x d, invertible
 * @throws RangeError if B has the wrong size or is not invertible
 */
export function changeOfBasis<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  B: Matrix,
): Representation<G, Of> {
  if (B.length !== V.dimension) {
    throw new RangeError(
      `expected a basis of ${V.dimension} vectors for ${V.name}, as the columns of a square matrix, got ${B.length} rows`,
    );
  }
  const back = inverse(B);
  return representation<G, Of>({
    group: V.group,
    name: `${V.name}, in another basis`,
    dimension: V.dimension,
    matrix: (g) => matmul(back, matmul(V.matrix(g), B)),
  });
}
