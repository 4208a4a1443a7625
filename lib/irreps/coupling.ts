import { binomials, exactBinomials } from "./binomial.js";
import { checkDegree } from "./irrep.js";

/** Up to this l1 + l2 + l3 every partial sum below is a whole number under 2^53, so that float64 holds it exactly. */
const EXACT = 52;

/**
 * The Clebsch-Gordan coefficient < l1 m1 l2 m2 | l3 m3 > of SU(2) in the complex basis, with the signs of Condon and
 * Shortley. With J = l1 + l2 - l3,
 *
 *     < l1 m1 l2 m2 | l3 m3 > = sqrt(N) sum_k (-1)^k C(J, k) C(2 l1 - J, l1 - m1 - k) C(2 l2 - J, l2 + m2 - k)
 *
 *     N = C(2 l1, J) C(2 l2, J) / ( C(l1 + l2 + l3 + 1, J) C(2 l1, l1 - m1) C(2 l2, l2 - m2) C(2 l3, l3 - m3) )
 *
 * which is Racah's formula in binomial coefficients. The sum alternates, but it is a sum of whole numbers and taken
 * without rounding, so that the result is right to a few units of the last digit whatever the degrees.
 *
 * @returns 0 where m3 is not m1 + m2
 * @throws RangeError if a degree is none, l3 is not in the product of l1 and l2, or |m| > l
 * @see G. Racah, Theory of complex spectra II, Phys. Rev. 62 (1942)
 */
export function complexClebschGordan(
  [l1, m1]: readonly [l: number, m: number],
  [l2, m2]: readonly [l: number, m: number],
  [l3, m3]: readonly [l: number, m: number],
): number {
  checkTriple(l1, l2, l3);
  for (const [l, m] of [
    [l1, m1],
    [l2, m2],
    [l3, m3],
  ] as const) {
    if (!(Number.isInteger(m) && Math.abs(m) <= l))
      throw new RangeError(`expected an order m = ${-l}, ..., ${l} for the degree ${l}, got ${m}`);
  }
  return m1 + m2 === m3 ? couplings(l1, l2, l3)(m1, m2) : 0;
}

/** The coefficients of one triple of degrees, as a function of m1 and m2; m3 = m1 + m2, |m3| <= l3. */
export function couplings(l1: number, l2: number, l3: number): (m1: number, m2: number) => number {
  const J = l1 + l2 - l3;
  const [row1, row2, row3] = [binomials(2 * l1), binomials(2 * l2), binomials(2 * l3)];
  const top = (row1[J]! * row2[J]!) / binomials(l1 + l2 + l3 + 1)[J]!;
  const sum = l1 + l2 + l3 <= EXACT ? alternatingSum(l1, l2, J) : exactAlternatingSum(l1, l2, J);
  return (m1, m2) =>
    Math.sqrt(top / row1[l1 - m1]! / row2[l2 - m2]! / row3[l3 - m1 - m2]!) * sum(l1 - m1, l2 + m2);
}

function alternatingSum(l1: number, l2: number, J: number): (a: number, b: number) => number {
  const [first, second, third] = [binomials(J), binomials(2 * l1 - J), binomials(2 * l2 - J)];
  return (a, b) => {
    let sum = 0;
    for (let k = Math.max(0, a - 2 * l1 + J, b - 2 * l2 + J); k <= Math.min(J, a, b); k++) {
      const term = first[k]! * second[a - k]! * third[b - k]!;
      sum += k % 2 === 0 ? term : -term;
    }
    return sum;
  };
}

function exactAlternatingSum(l1: number, l2: number, J: number): (a: number, b: number) => number {
  const [first, second, third] = [exactBinomials(J), exactBinomials(2 * l1 - J), exactBinomials(2 * l2 - J)];
  return (a, b) => {
    let sum = 0n;
    for (let k = Math.max(0, a - 2 * l1 + J, b - 2 * l2 + J); k <= Math.min(J, a, b); k++) {
      const term = first[k]! * second[a - k]! * third[b - k]!;
      sum += k % 2 === 0 ? term : -term;
    }
    return Number(sum);
  };
}

/**
 * Refuses degrees that do not couple.
 *
 * @throws RangeError if a degree is none, or l3 is not in |l1 - l2|, ..., l1 + l2
 */
export function checkTriple(l1: number, l2: number, l3: number): void {
  for (const l of [l1, l2, l3]) checkDegree(l);
  const [least, most] = [Math.abs(l1 - l2), l1 + l2];
  if (least <= l3 && l3 <= most) return;
  throw new RangeError(
    `expected |l1 - l2| <= l3 <= l1 + l2, got (${l1}, ${l2}, ${l3}): the product of degrees ${l1} and ${l2} holds ${least === most ? `only ${least}` : `${least} to ${most}`}`,
  );
}
