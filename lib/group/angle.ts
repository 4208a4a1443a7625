/**
 * An angle of x degrees in radians: x pi / 180.
 *
 * @example
 * degrees(180) === Math.PI; // true
 * @throws RangeError if x is not finite
 */
export function degrees(x: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`expected a number of degrees, got ${x}`);
  // Quarter turns come out as the nearest float64 of the true value.
  return Number.isInteger(x / 90) ? (x / 90) * (Math.PI / 2) : (x * Math.PI) / 180;
}

/** An angle as multiples of full turns do not change it: in [0, 2 pi). */
export function wrapped(angle: number): number {
  const turn = 2 * Math.PI;
  const rest = angle % turn;
  return rest < 0 ? (rest + turn) % turn : rest + 0;
}

/**
 * The cosine and the sine of an angle in radians; exact (0, 1, -1) where the angle is a whole multiple of
 * `Math.PI / 2`, so that quarter turns have whole entries.
 *
 * @throws RangeError if the angle is not finite, or is beyond 4 pi and a whole multiple of 15, and so most likely meant
 * in degrees
 */
export function cosineSine(angle: number): readonly [cosine: number, sine: number] {
  if (!Number.isFinite(angle)) throw new RangeError(`expected an angle in radians, got ${angle}`);
  if (Math.abs(angle) > 4 * Math.PI && Number.isInteger(angle / 15)) {
    throw new RangeError(
      `expected an angle in radians, got ${angle}, which looks like degrees: write degrees(${angle})`,
    );
  }
  const quarters = angle / (Math.PI / 2);
  if (!Number.isInteger(quarters)) return [Math.cos(angle), Math.sin(angle)];
  return (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[((quarters % 4) + 4) % 4]!;
}
