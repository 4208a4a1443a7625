import { modulo } from "./modulo.js";

/**
 * An angle of x degrees in radians: x pi / 180.
 *
 * @example
 * radians(180) === Math.PI; // true
 * @throws RangeError if x is not finite
 */
export function radians(x: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`expected a number of degrees, got ${x}`);
  // Quarter turns come out as the nearest float64 of the true value.
  return Number.isInteger(x / 90) ? (x / 90) * (Math.PI / 2) : (x * Math.PI) / 180;
}

/** An angle reduced by full turns to the interval [0, 2 pi). */
export function wrapped(angle: number): number {
  const turn = 2 * Math.PI;
  const rest = angle % turn;
  return rest < 0 ? (rest + turn) % turn : rest + 0;
}

/** Numbers that nobody writes as an angle unless degrees are meant. */
type Degrees = 30 | 45 | 60 | 72 | 90 | 120 | 135 | 150 | 180 | 225 | 270 | 315 | 360;

/**
 * An angle in radians. Written out as 90, -45, 180 ... it is refused by the compiler, and the type says what to write
 * instead; any computed number, such as omega t, is accepted as an angle.
 *
 * @example
 * rotationZ(90); // refused: not assignable to "an angle in radians: write radians(90)"
 * [15, 30, 45].map((t) => rotationZ(2 * t)); // fine
 */
export type Radians<A extends number> = `${A}` extends `${Degrees}` | `-${Degrees}`
  ? `an angle in radians: write radians(${A})`
  : A;

/** How many quarter turns are recognised as such: beyond, more and more float64 numbers are close to a multiple. */
const MOST_QUARTERS = 4096;

/** The relative rounding error of k pi / 2, computed as k times `Math.PI / 2` or as a sum of a few such angles, in float64. */
const ROUNDING = 2 * Number.EPSILON;

/**
 * The cosine and the sine of an angle in radians; exact (0, 1, -1) where the angle is a whole multiple of
 * `Math.PI / 2` up to rounding, up to 1024 full turns, so that quarter turns have whole entries.
 *
 * @param rounding how far from such a multiple an angle may be, relative to it (default: as float64 rounds)
 * @throws RangeError if the angle is not finite
 */
export function cosineSine(
  angle: number,
  rounding: number = ROUNDING,
): readonly [cosine: number, sine: number] {
  if (!Number.isFinite(angle)) throw new RangeError(`expected an angle in radians, got ${angle}`);
  const quarters = angle / (Math.PI / 2);
  const k = Math.round(quarters);
  if (Math.abs(quarters - k) > rounding * Math.abs(k) || Math.abs(k) > MOST_QUARTERS)
    return [Math.cos(angle), Math.sin(angle)];
  return (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[modulo(k, 4)]!;
}
