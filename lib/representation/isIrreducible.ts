import { images } from "./images.js";
import { invariantForms, squarePlaces } from "./irreducibleSubspaces.js";
import type { FiniteRepresentation } from "./representation.js";

/**
 * Whether a representation of a finite group is irreducible over the reals: no subspace but 0 and itself is invariant.
 *
 * It is exactly if all invariant symmetric bilinear forms are multiples of one of them:
 *
 *     1/|G| sum_g (chi(g)^2 + chi(g^2)) / 2 = 1
 *
 * The rotations of a plane by multiples of 120 degrees are irreducible, although they split over the complex numbers.
 *
 * @throws TypeError if the group is not finite; RangeError if rho(g) has the wrong size or is not finite, or if the
 * matrices are not a representation
 */
export function isIrreducible<G>(V: FiniteRepresentation<G>): boolean {
  return invariantForms({ rho: images(V), squares: squarePlaces(V.group) }) === 1;
}
