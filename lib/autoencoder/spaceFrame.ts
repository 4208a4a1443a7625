import { split } from "../algebra/gramSchmidt.js";
import { type Matrix, matvec, transpose } from "../algebra/matrix.js";
import { cross, norm, scaled, type Vector } from "../algebra/vector.js";
import { specialOrthogonal } from "../group/orthogonal.js";
import { checkVector } from "./checkVector.js";
import type { MovingFrame } from "./movingFrame.js";

/** Two vectors count as collinear where sin of the angle between them is below this. */
const COLLINEAR = 1e-9;

/**
 * The moving frame of SO(3) on pairs of vectors, by the process of Gram and Schmidt: the matrix with the columns
 *
 *     a = v/|v|,    b = (w - (a . w) a) / |w - (a . w) a|,    c = a x b
 *
 * so that det R = 1. One vector would not be enough: the rotations about it fix it. Two on one line are not either.
 *
 * @example
 * spaceFrame().of([[0, 0, 2], [1, 0, 5]]); // takes x to z and y to x
 */
export function spaceFrame(): MovingFrame<Matrix, readonly [v: Vector, w: Vector]> {
  return {
    name: "Gram-Schmidt of two vectors",
    action: { group: specialOrthogonal(3), apply: (r, [v, w]) => [matvec(r, v), matvec(r, w)] },
    of: ([v, w]) => frameOf("spaceFrame", v, w),
  };
}

/**
 * The rotation whose first columns are the orthonormal basis of two vectors.
 *
 * @param name of the function that asks, in messages
 * @throws RangeError if they are on one line through 0
 */
export function frameOf(name: string, v: Vector, w: Vector): Matrix {
  checkVector(name, v, 3);
  checkVector(name, w, 3);
  if (norm(v) === 0 || norm(w) === 0)
    throw new RangeError(
      `${name}: expected two vectors that fix a frame, got 0 as the ${norm(v) === 0 ? "first" : "second"}, which has no direction: the rotations about the other fix both`,
    );
  const a = scaled(1 / norm(v), v);
  const { rest, length } = split(w, [a]);
  if (length <= COLLINEAR * norm(w))
    throw new RangeError(
      `${name}: expected two vectors that fix a frame, got [${v.join(", ")}] and [${w.join(", ")}] on one line: the rotations about it fix both, so the stabiliser is SO(2)`,
    );
  const b = scaled(1 / length, rest);
  return transpose([a, b, cross(a, b)]);
}
