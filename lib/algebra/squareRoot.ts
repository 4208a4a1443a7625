import { type Matrix, matmul, transpose } from "./matrix.js";
import { symmetricEigen } from "./symmetricEigen.js";

/**
 * The symmetric square root C of a positive definite matrix S, with C C = S, and the inverse of C.
 *
 * @param S d x d, symmetric
 */
export function squareRoot(S: Matrix): { readonly root: Matrix; readonly inverse: Matrix } {
  const { values: found, vectors } = symmetricEigen(S);
  // Below this, eigenvalues are rounding errors of the largest.
  const values = found.map((value) => Math.max(value, 1e-14 * found.at(-1)!));
  const power = (p: number): number[][] =>
    matmul(
      vectors.map((row) => row.map((entry, k) => entry * values[k]! ** p)),
      transpose(vectors),
    );
  return { root: power(0.5), inverse: power(-0.5) };
}
