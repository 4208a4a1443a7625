import { checkSquareAndFinite } from "./dense.js";
import { matmul, transpose } from "./matrix.js";
import type { NumberRows } from "./numberList.js";
import { above, singularValues } from "./singularValues.js";

/**
 * The orthogonal factor of the polar decomposition a = Q P, P symmetric and positive definite: Q = U V^T for
 * a = U S V^T. Of all orthogonal matrices it is the nearest to a.
 *
 * @param a n x n
 * @throws RangeError if a is not square, an entry is not finite, or a is singular
 */
export function polarFactor(a: NumberRows): number[][] {
  checkSquareAndFinite(a);
  const { values, left, right } = singularValues(a, true);
  if (above(values, 1e-13) < a.length)
    throw new RangeError("expected an invertible matrix, got one whose columns are linearly dependent");
  return matmul(left, transpose(right));
}
