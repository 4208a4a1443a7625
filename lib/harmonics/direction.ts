import type { Vector } from "../algebra/vector.js";

/** A vector's direction, and the length that it was divided by. */
export interface Direction {
  readonly unit: readonly [x: number, y: number, z: number];
  readonly length: number;
}

/**
 * The direction x / |x| of a vector, or the vector as it is, with length 1 then.
 *
 * @throws RangeError if it has not 3 finite entries, or is zero where its direction is wanted
 */
export function direction(point: Vector, normalize: boolean): Direction {
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = point;
  const root = Math.sqrt(x * x + y * y + z * z);
  // Where the squares would overflow or lose digits, the slower way.
  const length = root > 1e-140 && root < 1e140 ? root : Math.hypot(x, y, z);
  if (point.length !== 3 || !Number.isFinite(length)) {
    throw new RangeError(`expected a point of 3 finite numbers, got [${point.join(", ")}]`);
  }
  if (!normalize) return { unit: [x, y, z], length: 1 };
  if (length === 0) {
    throw new RangeError(
      "expected a vector with a direction, got [0, 0, 0]: leave it out (a self-edge of a graph?), or take { normalize: false }, whose solid harmonics are 0 there",
    );
  }
  return { unit: [x / length, y / length, z / length], length };
}
