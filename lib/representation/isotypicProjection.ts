import { zeroMatrix } from "../algebra/matrixSum.js";
import { character } from "./character.js";
import { characterInnerProduct } from "./characterInnerProduct.js";
import { finiteGroupOf, image } from "./images.js";
import { isIrreducible } from "./isIrreducible.js";
import type { FiniteRepresentation } from "./representation.js";
import { sameGroup } from "./sameGroup.js";

/**
 * The projection of V onto one of its isotypic components, the sum of all its subspaces equivalent to an irreducible U:
 *
 *     P = d / c * 1/|G| sum_g chi(g^-1) rho(g)        d = dim U, chi its character, c = <chi, chi> = 1, 2 or 4
 *
 * P P = P, P commutes with G, and the projections of all irreducible representations add up to 1.
 *
 * @returns dim V x dim V; its trace is d times the multiplicity of U in V
 * @throws TypeError if the two belong to different groups or the group is not finite; RangeError if U is reducible
 * @see Serre, Linear Representations of Finite Groups, 2.6
 */
export function isotypicProjection<G>(V: FiniteRepresentation<G>, U: FiniteRepresentation<G>): number[][] {
  sameGroup(V, U);
  const { order } = finiteGroupOf(V);
  if (!isIrreducible(U)) {
    throw new RangeError(
      `expected an irreducible representation to project on, got ${U.name}, which splits: use one of its constituents, decompose(U, random(1))`,
    );
  }
  const chi = character(U);
  const c = Math.round(characterInnerProduct(chi, chi));
  const P = zeroMatrix(V.dimension, V.dimension);
  for (const [k, members] of chi.classes.entries()) {
    // chi(g^-1) = chi(g), which is real.
    const weight = (U.dimension / c / order) * chi.values[k]!;
    if (weight === 0) continue;
    for (const g of members) {
      for (const [i, row] of image(V, g).entries()) {
        for (let j = 0; j < row.length; j++) P[i]![j]! += weight * row[j]!;
      }
    }
  }
  return P;
}
