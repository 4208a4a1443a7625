import type { NumberList } from "../algebra/numberList.js";
import { modulo } from "../numbers/modulo.js";

/**
 * The cross-correlation of two signals on the periodic grid Z/n:
 *
 *     (f ⋆ g)(t) = sum_tau f(tau) g(tau + t)        indices modulo n
 *
 * It is the convolution of g with the mirror image of f, and it is not commutative. Neural network
 * libraries compute this sum under the name of convolution (with the kernel in place of f).
 *
 * @param f n numbers
 * @param g n numbers
 * @returns n numbers
 * @throws RangeError if the lengths differ
 */
export function correlate(f: NumberList, g: NumberList): number[] {
  const n = f.length;
  if (g.length !== n) {
    throw new RangeError(
      `expected two signals of equal length, got ${n} and ${g.length}: pad the shorter one with zeros`,
    );
  }
  return Array.from(f, (_, t) => {
    let sum = 0;
    for (let tau = 0; tau < n; tau++) sum += f[tau]! * g[modulo(tau + t, n)]!;
    return sum;
  });
}
