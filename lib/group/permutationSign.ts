import { cycles, type Permutation } from "./permutations.js";

/**
 * The sign of a permutation, 1 if it is a product of an even number of swaps and -1 if of an odd number:
 *
 *     sign(p q) = sign(p) sign(q)        sign of a swap = -1
 *
 * A cycle of length k is a product of k - 1 swaps. Beside the trivial one it is the only representation of S_n on a line
 * for n > 1.
 *
 * @example
 * permutationSign([1, 2, 0]); // 1: a cycle of three
 */
export function permutationSign(p: Permutation): 1 | -1 {
  const swaps = cycles(p).reduce((sum, cycle) => sum + cycle.length - 1, 0);
  return swaps % 2 === 0 ? 1 : -1;
}
