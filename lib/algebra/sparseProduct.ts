import { type Matrix, transpose } from "./matrix.js";
import { zeroMatrix } from "./matrixSum.js";
import { zeros } from "./vector.js";

/**
 * The product a b, skipping the zeros of a: if a is a permutation matrix it takes one step for each entry of b.
 *
 * @param a m x n, finite
 * @param b n x p, finite
 * @returns m x p
 */
export function sparseProduct(a: Matrix, b: Matrix): number[][] {
  const p = b[0]?.length ?? 0;
  return a.map((row) => {
    const sum = zeros(p);
    for (let k = 0; k < row.length; k++) {
      const c = row[k]!;
      if (c === 0) continue;
      const from = b[k]!;
      for (let j = 0; j < p; j++) sum[j]! += c * from[j]!;
    }
    return sum;
  });
}

/**
 * The mean of the products L_g A R_g, over all g.
 *
 * @param L |G| matrices p x m
 * @param A m x n
 * @param R |G| matrices n x q
 * @returns p x q
 */
export function meanOfProducts(L: readonly Matrix[], A: Matrix, R: readonly Matrix[]): number[][] {
  const sum = zeroMatrix(L[0]!.length, R[0]![0]!.length);
  const across = transpose(A);
  for (const [g, left] of L.entries()) {
    // A R = (R^T A^T)^T, so that zeros of R save time as well as zeros of L.
    const product = sparseProduct(left, transpose(sparseProduct(transpose(R[g]!), across)));
    for (const [i, row] of product.entries()) {
      const into = sum[i]!;
      for (let j = 0; j < row.length; j++) into[j]! += row[j]!;
    }
  }
  return sum.map((row) => row.map((entry) => entry / L.length));
}

/**
 * The matrices Q^T rho(g) Q on the subspace spanned by the orthonormal columns of Q.
 *
 * @param rho |G| matrices of d x d
 * @param Q d x k
 * @returns |G| matrices of k x k
 */
export function compressed(rho: readonly Matrix[], Q: Matrix): Matrix[] {
  const back = transpose(Q);
  return rho.map((image) => sparseProduct(back, sparseProduct(image, Q)));
}
