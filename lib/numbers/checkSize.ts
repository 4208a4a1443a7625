/**
 * Refuses a size that is not an integer from `least` to `most`: an object of such a size would not fit in memory, take
 * minutes to build, or be empty.
 *
 * @param what the sizes in words: "O(n) with n = 1, 2, 3, ..."
 * @throws RangeError
 */
export function checkSize(n: number, what: string, most: number, least = 1): void {
  if (Number.isInteger(n) && n >= least && n <= most) return;
  throw new RangeError(`expected ${what}${n > most ? `, at most ${most}` : ""}, got ${n}`);
}
