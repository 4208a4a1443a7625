import { checkSquare } from "../algebra/matrix.js";
import { LARGEST_ORDER } from "./finiteGroup.js";
import type { Permutation } from "./permutations.js";

/**
 * All permutations p of n points that preserve every distance,
 *
 *     d(p_i, p_j) = d(i, j)        for all i, j, up to a tolerance
 *
 * found by placing one point after another and giving up as soon as a distance is off. For distances that are equal
 * or clearly different they form a group. "Up to a tolerance" is not transitive: where the tolerance is as large as
 * the differences, the result need not be closed.
 *
 * @throws RangeError if there are more than 5040 of them, as for 8 points that are all equally far apart, or if the
 * distances are not a square matrix
 * @param distances n x n, symmetric, zeros on the diagonal
 * @param tolerance in the unit of the distances (default 0.01)
 * @example
 * distancePreserving([[0, 1, 2], [1, 0, 1], [2, 1, 0]]); // three points in a row: [[0, 1, 2], [2, 1, 0]]
 */
export function distancePreserving(
  distances: readonly (readonly number[])[],
  tolerance = 1e-2,
): Permutation[] {
  const points = distances.map((_, i) => i);
  const fits = (placed: readonly number[], image: number): boolean =>
    !placed.includes(image) &&
    placed.every(
      (other, i) => Math.abs(distances[placed.length]![i]! - distances[image]![other]!) <= tolerance,
    );
  checkSquare(distances);
  let found: number[][] = [[]];
  for (const _ of points) {
    found = found.flatMap((placed) =>
      points.filter((image) => fits(placed, image)).map((image) => [...placed, image]),
    );
    if (found.length > LARGEST_ORDER) {
      throw new RangeError(
        `expected at most ${LARGEST_ORDER} permutations that preserve the distances, got more for ${points.length} points: use fewer points, or a smaller tolerance`,
      );
    }
  }
  return found;
}
