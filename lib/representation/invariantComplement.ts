import { columnSpace } from "../algebra/fundamentalSubspaces.js";
import { leastSquares } from "../algebra/leastSquares.js";
import { identityMatrix, type Matrix, matmul } from "../algebra/matrix.js";
import { matrixDifference } from "../algebra/matrixSum.js";
import { finiteGroupOf } from "./images.js";
import type { FiniteRepresentation } from "./representation.js";
import { reynolds } from "./reynolds.js";
import { subrepresentation } from "./subrepresentation.js";

/** An invariant complement of an invariant subspace. */
export interface InvariantComplement {
  /** d x (d - k): an orthonormal basis of the complement by its columns. */
  readonly basis: Matrix;
  /** d x d: the equivariant projection onto the subspace, whose null space is the complement. */
  readonly projection: Matrix;
}

/**
 * An invariant complement W of an invariant subspace U of a representation of a finite group (Maschke):
 *
 *     P = R(P0) = 1/|G| sum_g rho(g) P0 rho(g)^-1,    W = { x : P x = 0 },    V = U (+) W
 *
 * P0 is any projection onto U; its average is a projection onto U that commutes with G, so its null space is invariant.
 * The proof needs the average. For an infinite group there may be no complement: see `shear`.
 *
 * @param B d x k, a basis of U by its columns
 * @throws TypeError if the group is not finite; RangeError if the columns are not a basis of an invariant subspace
 * @see Serre, Linear Representations of Finite Groups, 1.3
 */
export function invariantComplement<G>(V: FiniteRepresentation<G>, B: Matrix): InvariantComplement {
  finiteGroupOf(V);
  subrepresentation(V, B);
  const one = identityMatrix(V.dimension);
  const projection = reynolds(V, V, matmul(B, leastSquares(B, one)));
  const along = matrixDifference(one, projection);
  return { basis: columnSpace(along, 1e-8), projection };
}
