/** How many numbers one result may have: 2^25 of 8 bytes are 256 MiB. */
const MOST = 2 ** 25;

/**
 * Refuses a result that would not fit in memory, before any memory is allocated.
 *
 * @param count how many numbers the result would have
 * @param what the result in words: "the matrix of degree 10000"
 * @param remedy what to do instead
 * @throws RangeError if the count is above 2^25
 */
export function checkMemory(count: number, what: string, remedy: string): void {
  if (count <= MOST) return;
  throw new RangeError(
    `expected at most ${MOST} numbers at once, got ${what} with ${count.toPrecision(3)}: ${remedy}`,
  );
}
