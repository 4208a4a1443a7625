/**
 * The greatest common divisor of two integers, by Euclid's algorithm: gcd(a, b) = gcd(b, a mod b), gcd(a, 0) = a.
 *
 * @param a not negative; nor is b
 */
export function greatestCommonDivisor(a: number, b: number): number;
export function greatestCommonDivisor(a: bigint, b: bigint): bigint;
export function greatestCommonDivisor<T extends number | bigint>(a: T, b: T): number | bigint {
  let [divisor, rest] = [a as number, b as number];
  // biome-ignore lint/suspicious/noDoubleEquals: 0n == 0
  while (rest != 0) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}
