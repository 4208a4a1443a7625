import type { Group } from "../group/group.js";
import { integers } from "../group/integers.js";
import { type Representation, representation } from "./representation.js";

/**
 * The shear representation of a group of numbers under addition, Z or R:
 *
 *     rho(a) = [ 1  a ]
 *              [ 0  1 ]        rho(a) rho(b) = rho(a + b)
 *
 * It is reducible and yet not a direct sum of irreducible representations: the line along (1, 0) is invariant, but no other
 * line is, since rho(a) (x, 1) = (x + a, 1). Maschke's theorem does not apply, because the group is not compact: the
 * projections rho(a) P rho(a)^-1 onto the invariant line grow with a and have no mean. No inner product makes rho
 * orthogonal either: |rho(a) (0, 1)| grows without bound.
 *
 * @param group numbers under addition (default: the integers)
 */
export function shear(group: Group<number> = integers): Representation<number> {
  return representation<number, Group<number>>({
    group,
    name: `shear representation of ${group.name}`,
    dimension: 2,
    matrix: (a) => [
      [1, a],
      [0, 1],
    ],
  });
}
