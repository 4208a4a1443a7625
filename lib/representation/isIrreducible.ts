import { character, classNumbers } from "./character.js";
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
  return invariantForms(V) === 1;
}

/**
 * The dimension of the space of symmetric matrices S with rho(g)^T S rho(g) = S for all g in a finite group,
 * the mean of (chi(g)^2 + chi(g^2)) / 2.
 */
function invariantForms<G>(V: FiniteRepresentation<G>): number {
  const chi = character(V);
  const { group, classes, values } = chi;
  const numbers = classNumbers(chi);
  const sum = classes.reduce((total, members, k) => {
    const square = numbers[group.indexOf(group.multiply(members[0]!, members[0]!))]!;
    return total + (members.length * (values[k]! ** 2 + values[square]!)) / 2;
  }, 0);
  return Math.round(sum / group.order);
}
