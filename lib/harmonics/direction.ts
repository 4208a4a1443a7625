/**
 * The length by which a vector is divided: |x|, or 1 if it is not normalised.
 *
 * @throws RangeError if it has an entry that is not finite, or is zero although its direction is needed
 */
export function divisor(x: number, y: number, z: number, normalize: boolean): number {
  const root = Math.sqrt(x * x + y * y + z * z);
  if (root > 1e-140 && root < 1e140) return normalize ? root : 1;
  return carefully(x, y, z, normalize);
}

/** The same if the squares overflow or lose digits, or there is no direction. */
function carefully(x: number, y: number, z: number, normalize: boolean): number {
  const length = Math.hypot(x, y, z);
  if (!Number.isFinite(length)) throw notAPoint([x, y, z]);
  if (!normalize) return 1;
  if (length > 0) return length;
  throw new RangeError(
    "expected a vector with a direction, got [0, 0, 0]: remove it (a self-edge of a graph?), or use { normalize: false }, whose solid harmonics are 0 there",
  );
}

/** The error about an invalid point. */
export function notAPoint(point: readonly number[]): RangeError {
  return new RangeError(`expected a point of 3 finite numbers, got [${point.join(", ")}]`);
}
