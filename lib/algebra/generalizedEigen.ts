import { checkSquareAndFinite } from "./dense.js";
import { type Matrix, matmul, transpose } from "./matrix.js";
import { symmetricPart } from "./matrixSum.js";
import type { NumberRows } from "./numberList.js";
import { type SymmetricEigen, symmetricEigen } from "./symmetricEigen.js";

/** Below this share of the largest eigenvalue of s, its vectors count as linearly dependent. */
const DEPENDENT = 1e-10;

/**
 * The generalised eigenproblem of two symmetric matrices, the second positive definite:
 *
 *     h c_k = lambda_k s c_k        C^T s C = 1
 *
 * In a basis that is not orthonormal, with the products s_ij = (b_i, b_j), these are the eigenvectors of the operator
 * with the elements h_ij = (b_i, h b_j). With c = s^(-1/2) c' it is the ordinary problem of s^(-1/2) h s^(-1/2).
 *
 * @param h n x n
 * @param s n x n
 * @returns the eigenvalues in ascending order, and c_k as column k
 * @throws RangeError if the sizes differ, one is not symmetric, or s is not positive definite
 */
export function generalizedEigen(h: NumberRows, s: NumberRows): SymmetricEigen {
  if (h.length !== s.length)
    throw new RangeError(`expected two matrices of one size, got ${h.length} and ${s.length} rows`);
  return eigenIn(inverseRoot(s), h);
}

/** The same from X = s^(-1/2), where many matrices h have one s. */
export function eigenIn(X: Matrix, h: NumberRows): SymmetricEigen {
  checkSquareAndFinite(h);
  const { values, vectors } = symmetricEigen(symmetricPart(matmul(matmul(X, h), X)));
  return { values, vectors: matmul(X, vectors) };
}

/**
 * s^(-1/2), symmetric.
 *
 * @throws RangeError if s is not symmetric and positive definite
 */
export function inverseRoot(s: NumberRows): number[][] {
  const { values, vectors } = symmetricEigen(s);
  const [least, most] = [values[0]!, values.at(-1)!];
  if (!(least > DEPENDENT * most))
    throw new RangeError(
      `expected a positive definite matrix, got eigenvalues from ${least.toPrecision(3)} to ${most.toPrecision(3)}: the vectors whose products these are depend on each other, leave one out`,
    );
  return matmul(
    vectors.map((row) => row.map((entry, k) => entry / Math.sqrt(values[k]!))),
    transpose(vectors),
  );
}
