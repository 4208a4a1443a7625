/**
 * Refuses a size that is no whole number from `least` to `most`: what is made of so many things would not fit, take
 * minutes, or be nothing.
 *
 * @param what the sizes in words: "n = 1, 2, 3, ... rows"
 * @throws RangeError
 */
export function checkSize(n: number, what: string, most: number, least = 1): void {
  if (Number.isInteger(n) && n >= least && n <= most) return;
  const wanted = Number.isInteger(n) && n > most ? `at most ${most}` : `a whole number, ${least} or more`;
  throw new RangeError(`expected ${what}, ${wanted}, got ${n}`);
}
