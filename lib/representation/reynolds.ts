import type { Matrix } from "../algebra/matrix.js";
import { meanOfProducts } from "../algebra/sparseProduct.js";
import { finiteGroupOf, images } from "./images.js";
import type { FiniteRepresentation } from "./representation.js";
import { sameGroup } from "./sameGroup.js";

/**
 * Projects a linear map A: V -> W onto the intertwiners Hom_G(V, W), by averaging over G:
 *
 *     R(A) = 1/|G| sum_g rhoW(g) A rhoV(g)^-1
 *
 * R(A) commutes with G for every A; R(A) = A exactly when A already does.
 *
 * @param A dim W x dim V
 * @returns dim W x dim V
 * @throws TypeError if V and W belong to different groups or the group is not finite; RangeError if A has the wrong
 * size or an entry is not finite
 * @example
 * const V = regular(cyclic(3));
 * reynolds(V, V, [[1, 0, 0], [0, 0, 0], [0, 0, 0]]); // one third of the identity
 * @see Serre, Linear Representations of Finite Groups, 2.2
 */
export function reynolds<G>(V: FiniteRepresentation<G>, W: FiniteRepresentation<G>, A: Matrix): number[][] {
  checkMap(V, W, A);
  sameGroup(V, W);
  const group = finiteGroupOf(V);
  const rhoV = images(V, group);
  const rhoW = V === W ? rhoV : images(W, group);
  const inverses = group.elements.map((g) => rhoV[group.indexOf(group.inverse(g))]!);
  return meanOfProducts(rhoW, A, inverses);
}

/**
 * Checks that a matrix can be a map from V to W.
 *
 * @throws RangeError if it is not dim W x dim V or an entry is not finite
 */
export function checkMap(
  V: { readonly name: string; readonly dimension: number },
  W: { readonly name: string; readonly dimension: number },
  A: Matrix,
): void {
  const odd = A.find((row) => row.length !== V.dimension);
  if (A.length !== W.dimension || odd !== undefined) {
    throw new RangeError(
      `expected a ${W.dimension} x ${V.dimension} matrix as a map from ${V.name} to ${W.name}, got ${A.length} x ${(odd ?? A[0])?.length ?? 0}`,
    );
  }
  const wrong = A.flat().find((entry) => !Number.isFinite(entry));
  if (wrong !== undefined) throw new RangeError(`expected finite numbers in the map, got ${wrong}`);
}
