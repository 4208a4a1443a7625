import type { Matrix } from "../engine/matrix.js";
import { cosineSine } from "../group/angle.js";
import { assertRotation } from "../group/orthogonality.js";
import type { Quaternion } from "../group/quaternion.js";
import { type AxisAngle, type EulerAngles, rotationMatrix } from "../group/rotation.js";

/** A rotation of space: its 3 x 3 matrix, an axis and an angle, a quaternion [w, x, y, z], or Euler angles. */
export type Rotation = Matrix | AxisAngle | Quaternion | EulerAngles;

/** Cosines and sines of the angles of R = R_y(alpha) R_x(beta) R_y(gamma): [cos alpha, sin alpha, cos beta, ...]. */
export type PolarAngles = [number, number, number, number, number, number];

/**
 * The cosines and sines of the Euler angles of a rotation; where beta is 0 or pi, alpha is taken to be 0.
 *
 * @throws RangeError if it is no rotation of space, with the remedy
 */
export function polarAngles(rotation: Rotation): PolarAngles {
  if ("alpha" in rotation) {
    return [...cosineSine(rotation.alpha), ...cosineSine(rotation.beta), ...cosineSine(rotation.gamma)];
  }
  return isMatrix(rotation) ? fromMatrix(rotation) : fromMatrix(rotationMatrix(rotation));
}

function isMatrix(rotation: Matrix | AxisAngle | Quaternion): rotation is Matrix {
  return Array.isArray(rotation) && Array.isArray(rotation[0]);
}

function fromMatrix(r: Matrix): PolarAngles {
  if (r.length !== 3) {
    throw new RangeError(
      `expected a rotation of space, 3 x 3, got a matrix of ${r.length} rows: rotationMatrix makes one from an axis and an angle`,
    );
  }
  const [[a, b, c], [d, e, f], [g, h, i]] = r as readonly [Triple, Triple, Triple];
  // The same check as in assertRotation, but without matrices: this runs once for each of many rotations.
  const lengths = Math.abs(a * a + d * d + g * g - 1) + Math.abs(b * b + e * e + h * h - 1);
  const angles = Math.abs(a * b + d * e + g * h);
  const cross = Math.abs(d * h - g * e - c) + Math.abs(g * b - a * h - f) + Math.abs(a * e - d * b - i);
  if (!(lengths + angles + cross < 1e-9)) assertRotation(r);
  // R y = (sin beta sin alpha, cos beta, sin beta cos alpha)
  const sine = Math.hypot(b, h);
  const [ca, sa] = sine < 1e-15 ? [1, 0] : [h / sine, b / sine];
  // R_y(-alpha) R has cos gamma and sin gamma in its first row.
  const [cg, sg] = [ca * a - sa * g, ca * c - sa * i];
  const [beta, gamma] = [Math.hypot(e, sine), Math.hypot(cg, sg)];
  return [ca, sa, e / beta, sine / beta, cg / gamma, sg / gamma];
}

type Triple = readonly [number, number, number];
