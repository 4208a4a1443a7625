/**
 * Refuses a size that is no whole number from `least` to `most`: what is made of so many things would not fit, take
 * minutes, or be nothing.
 *
 * @param what the sizes in words: "O(n) with n = 1, 2, 3, ..."
 * @throws RangeError
 */
export function checkSize(n: number, what: string, most: number, least = 1): void {
  if (Number.isInteger(n) && n >= least && n <= most) return;
  throw new RangeError(`expected ${what}${n > most ? `, at most ${most}` : ""}, got ${n}`);
}
