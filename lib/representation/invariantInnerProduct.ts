import { symmetricEigen } from "../engine/linalg.js";
import { identityMatrix, type Matrix, matmul, transpose } from "../engine/matrix.js";
import { images } from "./images.js";
import type { FiniteRepresentation } from "./representation.js";
import { meanOfProducts } from "./sparseProduct.js";

/**
 * An inner product <x, y> = x^T S y that the group does not change, the average of the usual one:
 *
 *     S = 1/|G| sum_g rho(g)^T rho(g),    rho(g)^T S rho(g) = S
 *
 * In a basis orthonormal for it all rho(g) are orthogonal matrices: every representation of a finite group is
 * orthogonal in some basis.
 *
 * @returns d x d, symmetric and positive definite
 * @throws TypeError if the group is not finite; RangeError if rho(g) has the wrong size or is not finite
 */
export function invariantInnerProduct<G>(V: FiniteRepresentation<G>): number[][] {
  const rho = images(V);
  return meanOfProducts(rho.map(transpose), identityMatrix(V.dimension), rho);
}

/**
 * The symmetric square root of a positive definite matrix and its inverse: C C = S.
 *
 * @param S d x d
 */
export function squareRoot(S: Matrix): { readonly root: Matrix; readonly inverse: Matrix } {
  const { values, vectors } = symmetricEigen(S);
  const scaled = (power: number): number[][] =>
    matmul(
      vectors.map((row) => row.map((entry, k) => entry * values[k]! ** power)),
      transpose(vectors),
    );
  return { root: scaled(0.5), inverse: scaled(-0.5) };
}
