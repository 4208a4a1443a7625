/** Where each of several parts that follow one another begins, and where the last ends. */
export function starts(sizes: readonly number[]): number[] {
  const places = [0];
  for (const size of sizes) places.push(places.at(-1)! + size);
  return places;
}

/**
 * Refuses what is not the number of an example.
 *
 * @param what "a frame of water"
 * @throws RangeError if it is not one of 0, ..., count - 1
 */
export function checkNumber(what: string, i: number, count: number): void {
  if (!(Number.isInteger(i) && i >= 0 && i < count))
    throw new RangeError(`expected the number of ${what}, 0 to ${count - 1}, got ${i}`);
}
