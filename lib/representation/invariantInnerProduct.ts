import { identityMatrix, type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { matrixDifference } from "../algebra/matrixSum.js";
import { largestEntry } from "../algebra/scale.js";
import { meanOfProducts } from "../algebra/sparseProduct.js";
import { squareRoot } from "../algebra/squareRoot.js";
import { isOrthogonal } from "../group/isOrthogonal.js";
import { images } from "./images.js";
import type { FiniteRepresentation } from "./representation.js";

/**
 * An inner product <x, y> = x^T S y that the group preserves, the average of the usual one:
 *
 *     S = 1/|G| sum_g rho(g)^T rho(g),    rho(g)^T S rho(g) = S
 *
 * In a basis that is orthonormal for it all rho(g) are orthogonal matrices: every representation of a finite group is
 * orthogonal in some basis.
 *
 * @returns d x d, symmetric and positive definite
 * @throws TypeError if the group is not finite; RangeError if rho(g) has the wrong size or is not finite
 */
export function invariantInnerProduct<G>(V: FiniteRepresentation<G>): number[][] {
  const rho = images(V);
  return meanOfProducts(rho.map(transpose), identityMatrix(V.dimension), rho);
}

/** A basis in which a representation is orthogonal. */
export interface OrthogonalForm {
  /** C rho(g) C^-1 for all g: orthogonal matrices. */
  readonly rho: readonly Matrix[];
  /** C, d x d */
  readonly root: Matrix;
  /** C^-1, d x d */
  readonly inverse: Matrix;
}

/** How many steps are made towards an orthogonal basis: each leaves the square root of the remaining condition number. */
const STEPS = 4;

/**
 * A representation in a basis that makes it orthogonal, C^T C = S being the invariant inner product; unchanged if it is
 * orthogonal already. If the basis is far from orthogonal, the digits of S do not suffice, and the step is repeated with
 * the resulting rho.
 *
 * @param name the name of the representation
 * @param given rho(g) for all g
 * @throws RangeError if the basis is so far from orthogonal that its digits are lost to rounding
 */
export function orthogonalForm(name: string, given: readonly Matrix[]): OrthogonalForm {
  const one = identityMatrix(given[0]!.length);
  let [rho, root, inverse]: [readonly Matrix[], Matrix, Matrix] = [given, one, one];
  let before = Number.POSITIVE_INFINITY;
  for (let step = 0; step < STEPS; step++) {
    const S = meanOfProducts(rho.map(transpose), one, rho);
    const off = largestEntry(matrixDifference(S, one));
    // Orthogonal, or as close to it as the digits of rho allow.
    if (off < 1e-14 || (step > 0 && (off < 1e-10 || off > before / 4))) break;
    if (!Number.isFinite(off)) throw new RangeError(tooSkew(name));
    before = off;
    const next = squareRoot(S);
    rho = rho.map((image) => matmul(next.root, matmul(image, next.inverse)));
    root = matmul(next.root, root);
    inverse = matmul(inverse, next.inverse);
  }
  if (rho.some((image) => !isOrthogonal(image, SKEW))) throw new RangeError(tooSkew(name));
  return { rho, root, inverse };
}

/** How far from orthogonal the matrices may be in the end. */
const SKEW = 1e-3;

function tooSkew(name: string): string {
  return `expected ${name} in a basis that float64 can resolve, got one so far from orthogonal that its digits are lost to rounding: choose another basis, such as an orthonormal one`;
}
