import { finiteGroup } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";
import { type Permutation, permutations } from "./permutations.js";

/**
 * The symmetric group S_n of all permutations of n things, composed as maps:
 *
 *     (p q)[i] = p[q[i]]
 *
 * Its generators are the swaps of neighbours; the word length of p is its number of inversions.
 *
 * @example
 * symmetric(3).multiply([1, 0, 2], [0, 2, 1]); // [1, 2, 0]
 * @throws RangeError if n is not one of 1, 2, ..., 7: the group lists all n! elements
 */
export function symmetric(n: number): FiniteGroup<Permutation> {
  if (!(Number.isInteger(n) && n > 0 && n <= 7)) {
    throw new RangeError(
      `expected S_n with n from 1 to 7 (all n! elements are listed), got n = ${n}: permutations(n) is the group without its list`,
    );
  }
  return finiteGroup(permutations(n));
}
