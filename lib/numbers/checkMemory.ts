/** How many numbers one result may have: 2^25 of 8 bytes are 256 MiB. */
const MOST = 2 ** 25;

/**
 * Refuses what would not fit in memory, before any memory is taken.
 *
 * @param count how many numbers the result would have
 * @param what it is, "the matrix of degree 10000"
 * @param remedy what to do instead
 * @throws RangeError if they are more than 2^25
 */
export function checkMemory(count: number, what: string, remedy: string): void {
  if (count <= MOST) return;
  throw new RangeError(
    `expected at most ${MOST} numbers at once, got ${what} with ${count.toPrecision(3)}: ${remedy}`,
  );
}
