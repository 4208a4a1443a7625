import { binomials, exactBinomials, type Scaled, scaled } from "../numbers/binomial.js";
import { checkDegree } from "./irrep.js";

/** Up to this l1 + l2 + l3 every partial sum below is an integer under 2^53, which float64 holds exactly. */
const EXACT = 52;

/** Up to this l1 + l2 + l3 the square root of N and the sum are in the range of float64. */
const IN_RANGE = 400;

/** The largest degree: the integers of the formula have 2 l binary digits, and there are 2 l of them. */
const LARGEST = 5000;

/**
 * The Clebsch-Gordan coefficient < l1 m1 l2 m2 | l3 m3 > of SU(2) in the complex basis, with the Condon-Shortley
 * phase. With J = l1 + l2 - l3,
 *
 *     < l1 m1 l2 m2 | l3 m3 > = sqrt(N) sum_k (-1)^k C(J, k) C(2 l1 - J, l1 - m1 - k) C(2 l2 - J, l2 + m2 - k)
 *
 *     N = C(2 l1, J) C(2 l2, J) / ( C(l1 + l2 + l3 + 1, J) C(2 l1, l1 - m1) C(2 l2, l2 - m2) C(2 l3, l3 - m3) )
 *
 * which is Racah's formula in binomial coefficients. The sum alternates, but it is a sum of integers and computed
 * without rounding; numbers beyond the range of float64 carry a power of 2. So the result is correct to a few units in
 * the last place for all degrees up to 5000.
 *
 * @returns 0 if m3 is not m1 + m2
 * @throws RangeError if a degree is invalid or beyond 5000, l3 is not in the product of l1 and l2, or |m| > l
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
  return l1 + l2 + l3 <= EXACT ? inFloat64(l1, l2, l3) : inWholeNumbers(l1, l2, l3);
}

function inFloat64(l1: number, l2: number, l3: number): (m1: number, m2: number) => number {
  const J = l1 + l2 - l3;
  const [row1, row2, row3] = [binomials(2 * l1), binomials(2 * l2), binomials(2 * l3)];
  const top = (row1[J]! * row2[J]!) / binomials(l1 + l2 + l3 + 1)[J]!;
  const [first, second, third] = [binomials(J), binomials(2 * l1 - J), binomials(2 * l2 - J)];
  return (m1, m2) => {
    const [a, b] = [l1 - m1, l2 + m2];
    let sum = 0;
    for (let k = Math.max(0, a - 2 * l1 + J, b - 2 * l2 + J); k <= Math.min(J, a, b); k++) {
      const term = first[k]! * second[a - k]! * third[b - k]!;
      sum += k % 2 === 0 ? term : -term;
    }
    return Math.sqrt(top / row1[l1 - m1]! / row2[l2 - m2]! / row3[l3 - m1 - m2]!) * sum;
  };
}

function inWholeNumbers(l1: number, l2: number, l3: number): (m1: number, m2: number) => number {
  const J = l1 + l2 - l3;
  const [first, second, third] = [exactBinomials(J), exactBinomials(2 * l1 - J), exactBinomials(2 * l2 - J)];
  const sumOf = (a: number, b: number): bigint => {
    let sum = 0n;
    for (let k = Math.max(0, a - 2 * l1 + J, b - 2 * l2 + J); k <= Math.min(J, a, b); k++) {
      const term = first[k]! * second[a - k]! * third[b - k]!;
      sum += k % 2 === 0 ? term : -term;
    }
    return sum;
  };
  const rows = [exactBinomials(2 * l1), exactBinomials(2 * l2), exactBinomials(2 * l3)] as const;
  const total = exactBinomials(l1 + l2 + l3 + 1)[J]!;
  if (l1 + l2 + l3 <= IN_RANGE) {
    const [row1, row2, row3] = rows.map((row) => Float64Array.from(row, Number)) as [Row, Row, Row];
    const top = (row1[J]! * row2[J]!) / Number(total);
    return (m1, m2) =>
      Math.sqrt(top / row1[l1 - m1]! / row2[l2 - m2]! / row3[l3 - m1 - m2]!) *
      Number(sumOf(l1 - m1, l2 + m2));
  }
  const [x, y, z] = [rows[0][J]!, rows[1][J]!, total].map(scaled) as Triple;
  // Each is used many times, but only a few if a single coefficient is wanted.
  const below = rows.map((row) => {
    const known: Scaled[] = [];
    return (k: number): Scaled => {
      known[k] ??= scaled(row[k]!);
      return known[k];
    };
  }) as [Place, Place, Place];
  return (m1, m2) => {
    const S = scaled(sumOf(l1 - m1, l2 + m2));
    const [p, q, r] = [below[0](l1 - m1), below[1](l2 - m2), below[2](l3 - m1 - m2)];
    const power = x.exponent + y.exponent - z.exponent - p.exponent - q.exponent - r.exponent;
    const N = (x.mantissa * y.mantissa) / z.mantissa / p.mantissa / q.mantissa / r.mantissa;
    // The square root of an even power of 2 is a power of 2.
    const odd = Math.abs(power % 2);
    return Math.sqrt(odd === 1 ? 2 * N : N) * S.mantissa * 2 ** ((power - odd) / 2 + S.exponent);
  };
}

type Row = Float64Array;
type Triple = [Scaled, Scaled, Scaled];
type Place = (k: number) => Scaled;

/**
 * Refuses degrees that do not couple.
 *
 * @throws RangeError if a degree is invalid, or l3 is not in |l1 - l2|, ..., l1 + l2
 */
export function checkTriple(l1: number, l2: number, l3: number): void {
  for (const l of [l1, l2, l3]) {
    checkDegree(l);
    if (l <= LARGEST) continue;
    throw new RangeError(
      `expected degrees up to ${LARGEST}, got ${l}: for such degrees the numbers would not fit in memory`,
    );
  }
  const [least, most] = [Math.abs(l1 - l2), l1 + l2];
  if (least <= l3 && l3 <= most) return;
  throw new RangeError(
    `expected |l1 - l2| <= l3 <= l1 + l2, got (${l1}, ${l2}, ${l3}): the product of degrees ${l1} and ${l2} contains ${least === most ? `only ${least}` : `${least} to ${most}`}`,
  );
}
