import { finiteGroup } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";

/** The element r^k s^j of a dihedral group: reflect j times, then turn k times. */
export type DihedralElement = readonly [k: number, j: number];

/**
 * The dihedral group D_n of the 2n symmetries of a regular n-gon, made by the turn r by 360/n degrees and a
 * reflection s:
 *
 *     r^n = s^2 = e,    s r = r^-1 s,    (r^a s^i)(r^b s^j) = r^(a + (-1)^i b) s^(i + j)
 *
 * @example
 * const { multiply } = dihedral(4);
 * multiply([0, 1], [1, 0]); // [3, 1]: s r = r^3 s
 * @throws RangeError if n is not a positive integer
 */
export function dihedral(n: number): FiniteGroup<DihedralElement> {
  if (!(Number.isInteger(n) && n > 0))
    throw new RangeError(`expected D_n with n = 1, 2, 3, ..., got n = ${n}`);
  return finiteGroup<DihedralElement>({
    name: `D${n}`,
    identity: [0, 0],
    multiply: ([a, i], [b, j]) => [(a + (i === 0 ? b : n - b)) % n, (i + j) % 2],
    inverse: ([a, i]) => [i === 0 ? (n - a) % n : a, i],
    generators:
      n === 1
        ? [[0, 1]]
        : [
            [1, 0],
            [0, 1],
          ],
    show: ([k, j]) => {
      const turn = `the turn by ${Number(((360 * k) / n).toFixed(1))} degrees`;
      if (j === 0) return k === 0 ? "the identity" : turn;
      return k === 0 ? "the reflection" : `the reflection and then ${turn}`;
    },
    symbol: ([k, j]) => `${k === 0 ? "" : `r${raised(k)}`}${j === 0 ? "" : "s"}` || "e",
  });
}

function raised(k: number): string {
  const digits = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];
  return k === 1 ? "" : [...String(k)].map((digit) => digits[Number(digit)]).join("");
}
