import { CholeskyDecomposition } from "ml-matrix";
import { checkSquareAndFinite, dense } from "./dense.js";
import type { NumberRows } from "./numberList.js";

/**
 * The solution of a x = b for each column of b, where a is symmetric and positive definite: by a = L L^T.
 *
 * @param a n x n
 * @param b n x p
 * @returns n x p
 * @throws RangeError if the sizes do not fit, an entry is not finite, or a is not positive definite
 */
export function choleskySolve(a: NumberRows, b: NumberRows): number[][] {
  checkSquareAndFinite(a);
  if (a.length !== b.length)
    throw new RangeError(`expected a right-hand side of ${a.length} rows for this matrix, got ${b.length}`);
  const factors = new CholeskyDecomposition(dense(a));
  if (!factors.isPositiveDefinite())
    throw new RangeError("expected a positive definite matrix, got one with an eigenvalue of 0 or less");
  return factors.solve(dense(b)).to2DArray();
}
