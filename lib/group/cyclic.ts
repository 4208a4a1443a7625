import { finiteGroup } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";

/**
 * The cyclic group Z/n: the numbers 0, 1, ..., n - 1 under addition modulo n.
 *
 *     a b = a + b mod n,    a^-1 = n - a mod n
 *
 * @example
 * cyclic(4).multiply(3, 2); // 1
 * @throws RangeError if n is not a positive integer
 */
export function cyclic(n: number): FiniteGroup<number> {
  if (!(Number.isInteger(n) && n > 0))
    throw new RangeError(`expected Z/n with n = 1, 2, 3, ..., got n = ${n}`);
  return finiteGroup({
    name: `Z/${n}`,
    identity: 0,
    multiply: (a, b) => (a + b) % n,
    inverse: (a) => (n - a) % n,
    generators: n === 1 ? [] : [1],
    show: (a) => (a === 0 ? "the identity" : `${a} ${a === 1 ? "step" : "steps"} around ${n}`),
    symbol: String,
  });
}
