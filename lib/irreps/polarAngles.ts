import type { Matrix } from "../algebra/matrix.js";
import type { EulerAngles } from "../group/rotation.js";
import { cosineSine } from "../numbers/angle.js";
import { type Rotation, rotationOfSpace } from "./rotationOfSpace.js";

/** Cosines and sines of the angles of R = R_y(alpha) R_x(beta) R_y(gamma): [cos alpha, sin alpha, cos beta, ...]. */
export type PolarAngles = [number, number, number, number, number, number];

/**
 * The cosines and sines of the Euler angles of a rotation; where beta is 0 or pi, alpha is taken to be 0.
 *
 * @throws RangeError if it is no rotation of space, with the remedy
 */
export function polarAngles(rotation: Rotation): PolarAngles {
  if ("alpha" in rotation) return fromEulerAngles(rotation);
  return fromMatrix(rotationOfSpace(rotation));
}

function fromEulerAngles({ alpha, beta, gamma }: EulerAngles): PolarAngles {
  return [...cosineSine(alpha), ...cosineSine(beta), ...cosineSine(gamma)];
}

function fromMatrix(r: Matrix): PolarAngles {
  const [[a, b, c], [, e], [g, h, i]] = r as readonly [Triple, Triple, Triple];
  // R y = (sin beta sin alpha, cos beta, sin beta cos alpha)
  const sine = Math.hypot(b, h);
  const [ca, sa] = sine < 1e-15 ? [1, 0] : [h / sine, b / sine];
  // R_y(-alpha) R has cos gamma and sin gamma in its first row.
  const [cg, sg] = [ca * a - sa * g, ca * c - sa * i];
  const [beta, gamma] = [Math.hypot(e, sine), Math.hypot(cg, sg)];
  return [ca, sa, e / beta, sine / beta, cg / gamma, sg / gamma];
}

type Triple = readonly [number, number, number];
