import { images } from "./images.js";
import { invariantForms, squarePlaces } from "./irreducibleSubspaces.js";
import type { FiniteRepresentation } from "./representation.js";

/**
 * Whether a representation of a finite group is irreducible over the reals: no subspace but 0 and itself is invariant.
 *
 * It is exactly where the invariant symmetric bilinear forms are the multiples of one of them:
 *
 *     1/|G| sum_g (chi(g)^2 + chi(g^2)) / 2 = 1
 *
 * The turns of a plane by multiples of 120 degrees are irreducible, although over the complex numbers they split.
 *
 * @throws TypeError if the group is not finite; RangeError if rho(g) has the wrong size or is not finite
 */
export function isIrreducible<G>(V: FiniteRepresentation<G>): boolean {
  return invariantForms({ rho: images(V), squares: squarePlaces(V.group) }) === 1;
}
