import { powerOfTwoAbove, times } from "../algebra/scale.js";

/**
 * A quaternion q = w + x i + y j + z k, the real part first. Quaternions of length 1 stand for rotations of space:
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
 * @throws RangeError if q is zero, not finite, or so short that its inverse is not
 */
export function quaternionInverse(q: Quaternion): Quaternion {
  const { direction, unit } = scaled(q);
  const square = Math.hypot(...direction) ** 2;
  const [w, x, y, z] = quaternionConjugate(direction).map(
    (entry) => entry / square / unit,
  ) as unknown as Quaternion;
  if ([w, x, y, z].every(Number.isFinite)) return [w, x, y, z];
  throw new RangeError(
    `expected a quaternion whose inverse has finite numbers, got [${q.join(", ")}], which is too short: take q / |q| where it stands for a rotation`,
  );
}

/**
 * The quaternion of length 1 in the direction of q: q / |q|.
 *
 * @throws RangeError if q is zero or not finite
 */
export function normalised(q: Quaternion): Quaternion {
  const { direction } = scaled(q);
  const length = Math.hypot(...direction);
  const [w, x, y, z] = direction;
  return [w / length, x / length, y / length, z / length];
}

/** q = unit times direction, the largest entry of the direction near 1, so that no digit is lost in its length. */
function scaled(q: Quaternion): { readonly direction: Quaternion; readonly unit: number } {
  if (q.length !== 4 || !q.every(Number.isFinite) || q.every((entry) => entry === 0)) {
    throw new RangeError(
      `expected a quaternion [w, x, y, z] that is not zero, got [${q.join(", ")}]: write [1, 0, 0, 0] for no rotation`,
    );
  }
  const unit = powerOfTwoAbove([q]);
  const [direction] = times(1 / unit, [q]);
  return { direction: direction as unknown as Quaternion, unit };
}
