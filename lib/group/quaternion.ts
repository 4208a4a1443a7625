import { powerOfTwoAbove } from "../algebra/scale.js";
import { norm, scaled } from "../algebra/vector.js";

/**
 * A quaternion q = w + x i + y j + z k, the real part first. Quaternions of length 1 represent rotations of space:
 * w = cos(a/2), (x, y, z) = sin(a/2) n for the angle a about the axis n.
 */
export type Quaternion = readonly [w: number, x: number, y: number, z: number];

/**
 * The product of two quaternions:
 *
 *     i^2 = j^2 = k^2 = i j k = -1
 *     (w, v)(w', v') = (w w' - v.v', w v' + w' v + v x v')
 *
 * As rotations, the right factor acts first.
 */
export function quaternionProduct([w, x, y, z]: Quaternion, [a, b, c, d]: Quaternion): Quaternion {
  return [
    w * a - x * b - y * c - z * d,
    w * b + x * a + y * d - z * c,
    w * c - x * d + y * a + z * b,
    w * d + x * c - y * b + z * a,
  ];
}

/** The conjugate (w, -v) of a quaternion (w, v); q q* = |q|^2. */
export function quaternionConjugate([w, x, y, z]: Quaternion): Quaternion {
  return [w, 0 - x, 0 - y, 0 - z];
}

/**
 * The inverse of a quaternion: q^-1 = q* / |q|^2.
 *
 * @throws RangeError if q is zero, not finite, or so short that its inverse is not finite
 */
export function quaternionInverse(q: Quaternion): Quaternion {
  const { direction, unit } = directed(q);
  const square = norm(direction) ** 2;
  const [w, x, y, z] = quaternionConjugate(direction).map(
    (entry) => entry / square / unit,
  ) as unknown as Quaternion;
  if ([w, x, y, z].every(Number.isFinite)) return [w, x, y, z];
  throw new RangeError(
    `expected a quaternion whose inverse has finite numbers, got [${q.join(", ")}], which is too short: use q / |q| if it represents a rotation`,
  );
}

/**
 * The quaternion of length 1 in the direction of q: q / |q|.
 *
 * @throws RangeError if q is zero or not finite
 */
export function normalised(q: Quaternion): Quaternion {
  const { direction } = directed(q);
  const length = norm(direction);
  const [w, x, y, z] = direction;
  return [w / length, x / length, y / length, z / length];
}

/** q = unit times direction, the largest entry of the direction near 1, so that no digit is lost in its length. */
function directed(q: Quaternion): { readonly direction: Quaternion; readonly unit: number } {
  const wrong = notDirected(q);
  if (wrong !== undefined) throw new RangeError(`expected a quaternion [w, x, y, z] ${wrong}`);
  const unit = powerOfTwoAbove([q]);
  return { direction: scaled(1 / unit, q) as unknown as Quaternion, unit };
}

/** What is wrong with a quaternion that should have a direction. */
function notDirected(q: readonly number[]): string | undefined {
  const got = `got [${q.join(", ")}]`;
  if (q.length !== 4) {
    const axis = q.length === 3 ? `{ axis: [${q.join(", ")}], angle: radians(90) }` : "{ axis, angle }";
    return `of 4 numbers, ${got}, which has ${q.length}: write ${axis} for a rotation about an axis`;
  }
  if (!q.every(Number.isFinite))
    return `of finite numbers, ${got}: look for a division by zero or a missing entry before this`;
  if (q.every((entry) => entry === 0)) return `that is not zero, ${got}: write [1, 0, 0, 0] for no rotation`;
  return undefined;
}
