import { balanced, unbalanced } from "./balanced.js";
import { identityMatrix, type Matrix, matmul } from "./matrix.js";
import { matrixSum, scaledMatrix } from "./matrixSum.js";
import { type NumberRows, plainRows } from "./numberList.js";

/**
 * The exponential of a square matrix:
 *
 *     exp(A) = 1 + A + A^2 / 2! + A^3 / 3! + ... = exp(A / 2^k)^(2^k)
 *
 * summed as cosh A + sinh A, two series in A^2, with k such that the rest after 20 terms is below rounding. A larger k than needed
 * would lose digits, since each squaring doubles the error. So A is balanced first, and k is chosen not by the norm |A|
 * (the largest sum of the absolute entries of a row) but by |A^p|^(1/p), which is smaller where entries cancel.
 *
 * @returns n x n
 * @throws RangeError if A is not square, an entry is not finite, or exp(A) is beyond the range of float64
 * @see A. H. Al-Mohy and N. J. Higham, A new scaling and squaring algorithm for the matrix exponential, SIAM J. Matrix
 * Anal. Appl. 31 (2009)
 */
export function matrixExponential(of: NumberRows): number[][] {
  const A = plainRows(of);
  const allFinite = A.every((row) => row.every(Number.isFinite));
  if (A.some((row) => row.length !== A.length) || !allFinite) {
    throw new RangeError(
      `expected a square matrix of finite numbers, got ${A.length} rows of ${A[0]?.length ?? 0} entries${allFinite ? "" : ", not all finite"}`,
    );
  }
  const { matrix, powers } = balanced(A);
  const square = matmul(matrix, matrix);
  const k = Math.max(0, Math.ceil(Math.log2(effectiveSize(matrix, square))));
  const a = scaledMatrix(2 ** -k, matrix);
  const B = matmul(a, a);
  // Horner: cosh A = 1 + B/2 (1 + B/12 (...)), sinh A = A (1 + B/6 (1 + B/20 (...)))
  let even = identityMatrix(A.length);
  let odd = identityMatrix(A.length);
  for (let n = 18; n >= 2; n -= 2) {
    even = onePlus(scaledMatrix(1 / (n * (n - 1)), matmul(B, even)));
    odd = onePlus(scaledMatrix(1 / (n * (n + 1)), matmul(B, odd)));
  }
  const sinh = matmul(a, odd);
  let sum = matrixSum(even, sinh);
  for (let n = 0; n < k; n++) sum = matmul(sum, sum);
  const exponential = unbalanced(sum, powers);
  if (!exponential.every((row) => row.every(Number.isFinite))) {
    throw new RangeError(
      `expected a matrix whose exponential is in the range of float64, up to 1.8e308, got one of norm ${norm(A).toPrecision(3)}: use a smaller t in exp(t A)`,
    );
  }
  return exponential;
}

/**
 * The least of max(|A^p|^(1/p), |A^(p+2)|^(1/(p+2))), p = 2, 4, 6: it bounds the rest of a series in A^2 as the norm
 * would.
 */
function effectiveSize(A: Matrix, square: Matrix): number {
  const sizes = [norm(square) ** (1 / 2)];
  let power = square;
  for (let p = 4; p <= 8; p += 2) {
    power = matmul(power, square);
    sizes.push(norm(power) ** (1 / p));
  }
  // A power beyond the range of float64 gives no bound.
  const bounds = sizes.slice(0, -1).map((size, p) => Math.max(size, sizes[p + 1]!));
  return Math.min(norm(A), Number.MAX_VALUE, ...bounds.filter((bound) => !Number.isNaN(bound)));
}

function onePlus(A: number[][]): number[][] {
  for (const [i, row] of A.entries()) row[i]! += 1;
  return A;
}

function norm(A: Matrix): number {
  const sums = A.map((row) => row.reduce((sum, entry) => sum + Math.abs(entry), 0));
  return sums.reduce((most, sum) => Math.max(most, sum), 0);
}
