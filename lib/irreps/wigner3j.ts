import { zeros } from "../algebra/vector.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { checkTriple, couplings } from "./coupling.js";

/** One entry of a sparse tensor: its indices, starting at 0, and its value. */
export type Wigner3jEntry = readonly [i: number, j: number, k: number, value: number];

const cache = new Map<string, readonly Wigner3jEntry[]>();

/** Longer lists are not kept but computed again on each call: they would fill the memory. */
const KEPT = 2 ** 17;

/**
 * The entries C_ijk of `wigner3j` that are not zero, sorted by i, then j, then k. An entry is non-zero only if |m3| is
 * |m1| + |m2| or ||m1| - |m2||, so most are missing.
 *
 * In terms of the complex basis e^c, with the Condon-Shortley phase, the real basis is, for m > 0 and eta_m = (-1)^m,
 *
 *     e_m  = (-i)^l   (e^c_-m + eta_m e^c_m) / sqrt 2             cosine
 *     e_-m = (-i)^l i (eta_m e^c_m - e^c_-m) / sqrt 2             sine
 *     e_0  = (-i)^l   e^c_0
 *
 * and C is < l1 m1 l2 m2 | l3 m3 > in this basis, divided by sqrt(2 l3 + 1). This fixes its sign, which is e3nn's. The
 * terms of m and -m are equal up to (-1)^(J + s), with J = l1 + l2 - l3 and s the number of sines, hence they add or cancel.
 */
export function wigner3jEntries(l1: number, l2: number, l3: number): readonly Wigner3jEntry[] {
  checkTriple(l1, l2, l3);
  const key = `${l1} ${l2} ${l3}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  checkMemory(64 * (2 * l1 + 1) * (2 * l2 + 1), `the entries of (${l1}, ${l2}, ${l3})`, SINGLE);
  const made: Wigner3jEntry[] = [];
  visitEntries(l1, l2, l3, (...entry) => made.push(entry));
  if (made.length <= KEPT) cache.set(key, made);
  return made;
}

/**
 * Wigner's 3j symbol in the real basis: the invariant of the product of three irreps, unique up to a factor,
 *
 *     sum_ijk D1(R)_ai D2(R)_bj D3(R)_ck C_ijk = C_abc        sum_ijk C_ijk^2 = 1
 *
 * Its sign is stated at `wigner3jEntries`; permuting the degrees permutes the indices, up to a sign.
 *
 * @returns (2 l1 + 1) x (2 l2 + 1) x (2 l3 + 1), each index in the order m = -l, ..., l
 * @throws RangeError if a degree is invalid, or l3 is not in |l1 - l2|, ..., l1 + l2
 */
export function wigner3j(l1: number, l2: number, l3: number): number[][][] {
  checkTriple(l1, l2, l3);
  checkMemory((2 * l1 + 1) * (2 * l2 + 1) * (2 * l3 + 1), `the tensor of (${l1}, ${l2}, ${l3})`, SPARSE);
  const row = zeros(2 * l3 + 1);
  const dense = Array.from({ length: 2 * l1 + 1 }, () =>
    Array.from({ length: 2 * l2 + 1 }, () => row.slice()),
  );
  visitEntries(l1, l2, l3, (i, j, k, value) => {
    dense[i]![j]![k] = value;
  });
  return dense;
}

const SINGLE = "use smaller degrees, or single coefficients from complexClebschGordan";
const SPARSE = "use smaller degrees, or only the entries that are not 0, from wigner3jEntries";

/** Calls `visit` for every entry that is not zero, ordered by i, then j, then k. */
function visitEntries(
  l1: number,
  l2: number,
  l3: number,
  visit: (i: number, j: number, k: number, value: number) => void,
): void {
  const J = l1 + l2 - l3;
  const scale = 1 / Math.sqrt(2 * l3 + 1);
  const together = table(l1, l2, l3, 1);
  const against = table(l1, l2, l3, -1);
  // Of each pair of terms (m1, m2) and (-m1, -m2) the one with m1 > 0, or m1 = 0 and m2 >= 0.
  const add = (mu1: number, mu2: number, m1: number, m2: number): void => {
    const m3 = m1 + m2;
    const complex = (m2 < 0 ? against : together)[m1 * (l2 + 1) + Math.abs(m2)]!;
    // J + s has to be even: it says whether e_mu3 is a sine.
    const before = (mu1 < 0 ? 1 : 0) + (mu2 < 0 ? 1 : 0);
    const sine = (before + J) % 2 === 0 ? 0 : 1;
    if (complex === 0 || (m3 === 0 && sine === 1)) return;
    let value = scale * complex * ((before - sine - J) % 4 === 0 ? 1 : -1);
    if (mu2 < 0 && m2 < 0) value = -value;
    if (sine === 1 && m3 < 0) value = -value;
    if ((odd(m1) !== odd(m2)) !== odd(m3)) value = -value;
    if (mu1 !== 0 && mu2 !== 0 && m3 !== 0) value *= Math.SQRT1_2;
    visit(mu1 + l1, mu2 + l2, l3 + (sine === 1 ? -1 : 1) * Math.abs(m3), value);
  };
  for (let mu1 = -l1; mu1 <= l1; mu1++) {
    for (let mu2 = -l2; mu2 <= l2; mu2++) {
      const [m1, m2] = [Math.abs(mu1), Math.abs(mu2)];
      // mu3 = +-(m1 + m2) and +-(m1 - m2), in ascending order.
      const ascending = (mu1 < 0 === mu2 < 0) === (J % 2 === 0);
      if (m1 !== 0 && m2 !== 0) add(mu1, mu2, m1, ascending ? -m2 : m2);
      add(mu1, mu2, m1, m1 !== 0 && m2 !== 0 && !ascending ? -m2 : m2);
    }
  }
}

/** < l1 a l2 sign b | l3 a + sign b > for a = 0, ..., l1 and b = 0, ..., l2, row by row; 0 if |m3| > l3. */
function table(l1: number, l2: number, l3: number, sign: 1 | -1): Float64Array {
  const coefficient = couplings(l1, l2, l3);
  const values = new Float64Array((l1 + 1) * (l2 + 1));
  for (let a = 0; a <= l1; a++) {
    for (let b = 0; b <= l2; b++) {
      if (Math.abs(a + sign * b) <= l3) values[a * (l2 + 1) + b] = coefficient(a, sign * b);
    }
  }
  return values;
}

/** Whether eta_m is -1. */
function odd(m: number): boolean {
  return m > 0 && m % 2 === 1;
}
