import { identityMatrix, type Matrix, matmul } from "../engine/matrix.js";

/**
 * The exponential of a square matrix:
 *
 *     exp(A) = 1 + A + A^2 / 2! + A^3 / 3! + ... = exp(A / 2^k)^(2^k)
 *
 * with k such that the sum of the absolute entries of a row of A / 2^k is at most 1/2: then 16 terms leave nothing.
 *
 * @returns n x n
 * @throws RangeError if A is not square or an entry is not finite
 */
export function matrixExponential(A: Matrix): number[][] {
  const size = Math.max(0, ...A.map((row) => row.reduce((sum, entry) => sum + Math.abs(entry), 0)));
  if (A.some((row) => row.length !== A.length) || !Number.isFinite(size)) {
    throw new RangeError(
      `expected a square matrix of finite numbers, got ${A.length} rows of ${A[0]?.length ?? 0} entries${Number.isFinite(size) ? "" : ", not all finite"}`,
    );
  }
  const k = Math.max(0, Math.ceil(Math.log2(2 * size)));
  const small = A.map((row) => row.map((entry) => entry / 2 ** k));
  let sum = identityMatrix(A.length);
  // Horner: 1 + A (1 + A/2 (1 + A/3 (...)))
  for (let n = 16; n >= 1; n--) {
    sum = matmul(small, sum).map((row, i) => row.map((entry, j) => entry / n + (i === j ? 1 : 0)));
  }
  for (let n = 0; n < k; n++) sum = matmul(sum, sum);
  return sum;
}
