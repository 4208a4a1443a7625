import { dense } from "./dense.js";
import { matmul, transpose } from "./matrix.js";
import { scaledMatrix, zeroMatrix } from "./matrixSum.js";
import type { NumberRows } from "./numberList.js";
import { powerOfTwoAbove } from "./scale.js";
import { above, RANK_TOLERANCE, singularValues } from "./singularValues.js";

/**
 * The least-squares solution of a x = b: for each column of b, the shortest of all x that minimise |a x - b|. With the
 * singular value decomposition a = U S V^T, without the singular values that count as zero,
 *
 *     x = V S^-1 U^T b
 *
 * @param a m x n
 * @param b m x p
 * @returns n x p
 * @throws RangeError if the sizes do not fit or an entry is not finite
 */
export function leastSquares(a: NumberRows, b: NumberRows, tolerance: number = RANK_TOLERANCE): number[][] {
  if (a.length !== b.length) {
    throw new RangeError(`expected a right-hand side of ${a.length} rows for this matrix, got ${b.length}`);
  }
  const { values, left, right, unit } = singularValues(a, true);
  const r = above(values, tolerance);
  if (r === 0) return zeroMatrix(right.length, b[0]!.length);
  dense(b);
  const size = powerOfTwoAbove(b);
  const projected = matmul(transpose(left.map((row) => row.slice(0, r))), scaledMatrix(1 / size, b));
  const x = matmul(
    right.map((row) => row.slice(0, r)),
    projected.map((row, k) => row.map((entry) => entry / values[k]!)),
  );
  return scaledMatrix(size, scaledMatrix(1 / unit, x));
}
