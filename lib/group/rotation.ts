import type { Matrix } from "../algebra/matrix.js";
import { matrixSum } from "../algebra/matrixSum.js";
import { type NumberList, plain } from "../algebra/numberList.js";
import { powerOfTwoAbove } from "../algebra/scale.js";
import type { Vector } from "../algebra/vector.js";
import { dot, scaled } from "../algebra/vector.js";
import { cosineSine, type Radians } from "../numbers/angle.js";
import type { Quaternion } from "./quaternion.js";
import { normalised } from "./quaternion.js";

/** A rotation of space by an angle (radians) about an axis, counter-clockwise as seen from the tip of the axis. */
export interface AxisAngle {
  /** 3 numbers: a vector of any length but 0. */
  readonly axis: Vector;
  readonly angle: number;
}

/** The angles, in radians, of R = R_y(alpha) R_x(beta) R_y(gamma): the polar axis is y. */
export interface EulerAngles {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/** A quaternion in a typed array. */
type Typed = Float64Array | Float32Array;

/**
 * The rotation of the plane by an angle in radians, counter-clockwise:
 *
 *     R = (cos a  -sin a)
 *         (sin a   cos a)
 *
 * @throws RangeError if the angle is not finite
 */
export function rotation2<A extends number>(angle: Radians<A>): number[][] {
  const [c, s] = cosineSine(angle as number);
  return [
    [c, 0 - s],
    [s, c],
  ];
}

/** The rotation of space by an angle in radians about the x axis: it takes y to z for a quarter turn. */
export function rotationX<A extends number>(angle: Radians<A>): number[][] {
  const [c, s] = cosineSine(angle as number);
  return [
    [1, 0, 0],
    [0, c, 0 - s],
    [0, s, c],
  ];
}

/** The rotation of space by an angle in radians about the y axis: it takes z to x for a quarter turn. */
export function rotationY<A extends number>(angle: Radians<A>): number[][] {
  const [c, s] = cosineSine(angle as number);
  return [
    [c, 0, s],
    [0, 1, 0],
    [0 - s, 0, c],
  ];
}

/** The rotation of space by an angle in radians about the z axis: it takes x to y for a quarter turn. */
export function rotationZ<A extends number>(angle: Radians<A>): number[][] {
  const [c, s] = cosineSine(angle as number);
  return [
    [c, 0 - s, 0],
    [s, c, 0],
    [0, 0, 1],
  ];
}

/**
 * The matrix of a rotation of space, which acts on column vectors, from an axis n (|n| = 1) and an angle a, from a
 * quaternion (w, v), or from Euler angles:
 *
 *     R x = cos a x + sin a n x x + (1 - cos a) n (n.x)        Rodrigues
 *     (0, R x) = q (0, x) q^-1                                 so that q and -q give the same R
 *     R = R_y(alpha) R_x(beta) R_y(gamma)
 *
 * The axis and the quaternion may have any length but 0. `axisAngle`, `unitQuaternion` and `eulerAngles` are the inverses.
 *
 * @returns 3 x 3
 * @example
 * rotationMatrix({ axis: [0, 0, 1], angle: radians(90) }); // x goes to y
 * @throws RangeError if the axis or the quaternion is zero or a number is not finite
 */
export function rotationMatrix(
  rotation: { readonly axis: NumberList; readonly angle: number } | Quaternion | Typed | EulerAngles,
): number[][] {
  if ("axis" in rotation) return aboutAxis({ axis: plain(rotation.axis), angle: rotation.angle });
  if ("alpha" in rotation) return fromEulerAngles(rotation);
  const [w, x, y, z] = normalised(plain(rotation) as Quaternion);
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
}

function aboutAxis({ axis, angle }: AxisAngle): number[][] {
  if (axis.length !== 3 || !axis.every(Number.isFinite) || axis.every((entry) => entry === 0)) {
    throw new RangeError(
      `expected an axis of 3 finite numbers that are not all zero, got [${axis.join(", ")}]: write [0, 0, 1] for the z axis`,
    );
  }
  // The same direction, with squares that neither over- nor underflow.
  const n = scaled(1 / powerOfTwoAbove([axis]), axis);
  const square = dot(n, n);
  const [c, s] = cosineSine(angle);
  const [x, y, z] = n.map((entry) => (s * entry) / Math.sqrt(square)) as [number, number, number];
  // (1 - cos a) n n^T / |n|^2, which is exact for axes such as (1, 1, 0).
  const along = n.map((p) => n.map((q) => ((1 - c) * p * q) / square));
  const across = [
    [c, 0 - z, y],
    [z, c, 0 - x],
    [0 - y, x, c],
  ];
  return fresh(matrixSum(across, along));
}

function fromEulerAngles({ alpha, beta, gamma }: EulerAngles): number[][] {
  const [[ca, sa], [cb, sb], [cg, sg]] = [cosineSine(alpha), cosineSine(beta), cosineSine(gamma)];
  return fresh([
    [ca * cg - sa * cb * sg, sa * sb, ca * sg + sa * cb * cg],
    [sb * sg, cb, -sb * cg],
    [-sa * cg - ca * cb * sg, ca * sb, ca * cb * cg - sa * sg],
  ]);
}

/** The same numbers with 0 in place of -0. */
export function fresh(a: Matrix): number[][] {
  return a.map((row) => row.map((entry) => entry + 0));
}
