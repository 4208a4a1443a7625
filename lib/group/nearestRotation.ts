import { determinant } from "../algebra/determinant.js";
import { checkSquare } from "../algebra/matrix.js";
import type { NumberRows } from "../algebra/numberList.js";
import { polarFactor } from "../algebra/polarFactor.js";
import { deviation } from "./isOrthogonal.js";

/** How far Q^T Q may be from I, entry by entry, by default: enough for a rotation in float32 or written to 5 digits. */
const TOLERANCE = 1e-4;

/**
 * The orthogonal matrix nearest to one that is orthogonal up to rounding: the orthogonal factor of its polar decomposition,
 *
 *     Q = U V^T    for A = U S V^T,    |A - Q| <= |A - P| for all orthogonal P
 *
 * It is the remedy for matrices known to 7 digits, or in float32. (Dividing the columns by their lengths is not enough:
 * it does not make them orthogonal to each other.)
 *
 * @param tolerance how far A^T A may be from I, entry by entry (default 1e-4); a matrix further off is most likely a
 * mistake, and is refused. `Infinity` accepts every invertible matrix.
 * @returns n x n
 * @example
 * nearestOrthogonal([[0, 1.0000001], [1, 0]]); // [[0, 1], [1, 0]]
 * @throws RangeError if A is not square, not finite, singular, or further off than the tolerance
 */
export function nearestOrthogonal(a: NumberRows, tolerance: number = TOLERANCE): number[][] {
  checkSquare(a);
  const q = polarFactor(a);
  const off = deviation(a);
  if (off <= tolerance) return q;
  throw new RangeError(
    `expected a matrix with A^T A = I up to ${tolerance}, got one that is off by ${off.toPrecision(2)}: look at how it was made, or give the tolerance that you mean`,
  );
}

/**
 * The rotation nearest to a matrix that is one up to rounding: `nearestOrthogonal`, for det A > 0.
 *
 * @param tolerance as for `nearestOrthogonal`
 * @returns n x n, R^T R = I and det R = 1
 * @example
 * axisAngle(nearestRotation(R.map((row) => row.map(Math.fround)))); // axisAngle itself refuses a matrix that is off by 1e-7
 * @throws RangeError as `nearestOrthogonal`, and if det A < 0: no rotation is near a reflection
 */
export function nearestRotation(a: NumberRows, tolerance: number = TOLERANCE): number[][] {
  const q = nearestOrthogonal(a, tolerance);
  if (determinant(q) > 0) return q;
  throw new RangeError(
    "expected a matrix near a rotation, got one with det A < 0, which reverses handedness: nearestOrthogonal(A) is the nearest reflection",
  );
}
