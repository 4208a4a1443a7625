import { type NumberRows, plainRows } from "../algebra/numberList.js";
import { norm } from "../algebra/vector.js";
import { assertRotation } from "./isOrthogonal.js";
import { normalised, type Quaternion } from "./quaternion.js";
import type { AxisAngle, EulerAngles } from "./rotation.js";

type Row = readonly [number, number, number];

/** The entries of a rotation matrix of space. */
function entries(given: NumberRows): readonly [Row, Row, Row] {
  const r = plainRows(given);
  if (r.length !== 3) {
    throw new RangeError(
      `expected a rotation of space, 3 x 3, got a matrix of ${r.length} rows: use rotation2 and its angle in the plane`,
    );
  }
  assertRotation(r);
  return r as unknown as readonly [Row, Row, Row];
}

/**
 * The quaternion of length 1 of a rotation, with w > 0 or, for half turns, with the first non-zero entry of x, y, z
 * positive; -q represents the same rotation.
 *
 * The largest of the four numbers is computed from the diagonal and the others from it, so that no digits are lost.
 *
 * @throws RangeError if R is not a rotation of space
 * @see S. W. Shepperd, Quaternion from rotation matrix, J. Guidance and Control 1 (1978)
 */
export function unitQuaternion(r: NumberRows): Quaternion {
  const [[a, b, c], [d, e, f], [g, h, i]] = entries(r);
  // 4 w^2, 4 x^2, 4 y^2, 4 z^2
  const squares = [1 + a + e + i, 1 + a - e - i, 1 - a + e - i, 1 - a - e + i] as const;
  const candidates: readonly Quaternion[] = [
    [squares[0], h - f, c - g, d - b],
    [h - f, squares[1], d + b, c + g],
    [c - g, d + b, squares[2], h + f],
    [d - b, c + g, h + f, squares[3]],
  ];
  const [w, x, y, z] = normalised(candidates[squares.indexOf(Math.max(...squares))]!);
  // w of a half turn is 0 up to rounding.
  const [first = 0] = (Math.abs(w) > 1e-15 ? [w] : [x, y, z]).filter((entry) => Math.abs(entry) > 1e-15);
  return first < 0 ? [0 - w, 0 - x, 0 - y, 0 - z] : [w + 0, x + 0, y + 0, z + 0];
}

/**
 * The axis, of length 1, and the angle, in [0, pi], of a rotation. For half turns both signs of the axis are
 * right, and the first non-zero entry is chosen positive; the identity has the angle 0 about any axis, here about y.
 *
 * @throws RangeError if R is not a rotation of space
 */
export function axisAngle(r: NumberRows): AxisAngle {
  const [w, ...v] = unitQuaternion(r);
  const length = norm(v);
  if (length === 0) return { axis: [0, 1, 0], angle: 0 };
  return { axis: v.map((entry) => entry / length), angle: 2 * Math.atan2(length, w) };
}

/**
 * The angles of R = R_y(alpha) R_x(beta) R_y(gamma), with beta in [0, pi] and alpha, gamma in [-pi, pi].
 *
 * R takes the polar axis y to (sin beta sin alpha, cos beta, sin beta cos alpha), which gives alpha and beta; gamma is
 * read off R_y(-alpha) R. If beta is 0 or pi, only alpha + gamma or alpha - gamma is determined, and alpha is 0.
 *
 * @throws RangeError if R is not a rotation of space
 */
export function eulerAngles(r: NumberRows): EulerAngles {
  const [[a, b, c], [, e], [g, h, i]] = entries(r);
  const sine = Math.hypot(b, h);
  const alpha = sine < 1e-15 ? 0 : Math.atan2(b, h);
  const [ca, sa] = [Math.cos(alpha), Math.sin(alpha)];
  return { alpha, beta: Math.atan2(sine, e), gamma: Math.atan2(ca * c - sa * i, ca * a - sa * g) };
}
