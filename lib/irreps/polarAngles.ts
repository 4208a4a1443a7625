import type { Matrix } from "../algebra/matrix.js";
import { cosineSine } from "../numbers/angle.js";
import { type Rotation, rotationOfSpace } from "./rotationOfSpace.js";

/**
 * The cosines and sines of the Euler angles of a rotation, R = R_y(alpha) R_x(beta) R_y(gamma); if beta is 0 or pi,
 * alpha is set to 0.
 *
 * @param into 6 numbers: cos alpha, sin alpha, cos beta, sin beta, cos gamma, sin gamma
 * @throws RangeError if it is not a rotation of space, with the remedy
 */
export function polarAngles(rotation: Rotation, into: Float64Array): void {
  if (!Array.isArray(rotation) && "alpha" in rotation) {
    [into[0], into[1]] = cosineSine(rotation.alpha);
    [into[2], into[3]] = cosineSine(rotation.beta);
    [into[4], into[5]] = cosineSine(rotation.gamma);
  } else fromMatrix(rotationOfSpace(rotation), into);
}

function fromMatrix(r: Matrix, into: Float64Array): void {
  const [[a, b, c], [, e], [g, h, i]] = r as readonly [Triple, Triple, Triple];
  // R y = (sin beta sin alpha, cos beta, sin beta cos alpha)
  const sine = length(b, h);
  const isTurned = sine >= 1e-15;
  const ca = isTurned ? h / sine : 1;
  const sa = isTurned ? b / sine : 0;
  // R_y(-alpha) R has cos gamma and sin gamma in its first row.
  const cg = ca * a - sa * g;
  const sg = ca * c - sa * i;
  const beta = length(e, sine);
  const gamma = length(cg, sg);
  into[0] = ca;
  into[1] = sa;
  into[2] = e / beta;
  into[3] = sine / beta;
  into[4] = cg / gamma;
  into[5] = sg / gamma;
}

/** sqrt(x^2 + y^2), for numbers whose squares are in the range of float64. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

type Triple = readonly [number, number, number];
