/**
 * The array for the results of points: the one given, or a new one.
 *
 * @param points [point, x y z]
 * @param width how many numbers there are for each point
 * @throws RangeError if the points are not n times 3 numbers, or `into` has another size than n times width
 */
export function roomFor(points: Float64Array, width: number, into?: Float64Array): Float64Array {
  const n = points.length / 3;
  if (!Number.isInteger(n)) {
    throw new RangeError(
      `expected n points of 3 numbers, 3 n in a row, got ${points.length}: the number of entries is no multiple of 3`,
    );
  }
  if (into !== undefined && into.length !== n * width) {
    throw new RangeError(
      `expected room for ${n} x ${width} = ${n * width} numbers in "into", got ${into.length}: leave it out once, and give it the result from then on`,
    );
  }
  return into ?? new Float64Array(n * width);
}
