import { determinant } from "./determinant.js";
import { type NumberRows, plainRows } from "./numberList.js";
import { subtract } from "./vector.js";

/**
 * The signed volume of n + 1 points of R^n, n! times that of their simplex:
 *
 *     V(p_0, ..., p_n) = det(p_1 - p_0, ..., p_n - p_0)
 *
 * In space its sign is the handedness of four points: positive where p_1 - p_0, p_2 - p_0, p_3 - p_0 are arranged
 * like thumb, index and middle finger of a right hand. An isometry x -> R x + t multiplies it by det R.
 *
 * @throws RangeError if there are not n + 1 points of n numbers
 */
export function signedVolume(of: NumberRows): number {
  const points = plainRows(of);
  const [origin = [], ...others] = points;
  if (others.length === 0 || points.some((point) => point.length !== others.length)) {
    throw new RangeError(
      `expected n + 1 points of n numbers, such as 4 points in space, got ${points.length} of ${origin.length}`,
    );
  }
  return determinant(others.map((point) => subtract(point, origin)));
}
