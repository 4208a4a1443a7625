import type { NumberList } from "../algebra/numberList.js";
import { modulo } from "../numbers/modulo.js";

/**
 * The convolution of two signals on the periodic grid Z/n:
 *
 *     (f * g)(t) = sum_tau f(tau) g(t - tau)        indices modulo n
 *
 * @param f n numbers
 * @param g n numbers
 * @returns n numbers
 * @example
 * convolve([0, 1, 0], [1, 2, 3]); // [3, 1, 2]: g, shifted by one step
 * @throws RangeError if the lengths differ
 */
export function convolve(f: NumberList, g: NumberList): number[] {
  const n = f.length;
  if (g.length !== n) {
    throw new RangeError(
      `expected two signals of equal length, got ${n} and ${g.length}: pad the shorter one with zeros`,
    );
  }
  return Array.from(f, (_, t) => {
    let sum = 0;
    for (let tau = 0; tau < n; tau++) sum += f[tau]! * g[modulo(t - tau, n)]!;
    return sum;
  });
}
