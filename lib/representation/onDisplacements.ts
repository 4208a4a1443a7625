import { type Matrix, matvec } from "../algebra/matrix.js";
import { zeroMatrix } from "../algebra/matrixSum.js";
import { norm, subtract } from "../algebra/vector.js";
import type { Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";

/**
 * The representation on the displacements of n points of R^d that the group permutes: it moves the points, and transforms
 * the vectors attached to them,
 *
 *     (g.u)_j = rho(g) u_i        where rho(g) x_i = x_j
 *
 * u has the d numbers of the first point, then those of the second, and so on. The matrix of g is the permutation of
 * the points with a block rho(g) in place of each 1.
 *
 * @param space rho, on R^d
 * @param points n x d, each once
 * @param tolerance how far rho(g) x_i may be from x_j (default 1e-6), in the unit of the points
 * @throws RangeError if a point does not have d numbers; from `matrix`, if g takes a point to none of the points, or two
 * to the same one
 * @example
 * onDisplacements(plane, corners); // two numbers for each corner of a polygon
 */
export function onDisplacements<G, Of extends Group<G>>(
  space: Representation<G, Of>,
  points: Matrix,
  tolerance = 1e-6,
): Representation<G, Of> {
  const d = space.dimension;
  const odd = points.find((x) => x.length !== d);
  if (odd !== undefined) {
    throw new RangeError(
      `expected points of ${d} numbers, on which ${space.name} can act, got ${odd.length} numbers`,
    );
  }
  const target = (rho: Matrix, x: readonly number[]): number => {
    const moved = matvec(rho, x);
    return points.findIndex((y) => norm(subtract(y, moved)) <= tolerance);
  };
  return representation<G, Of>({
    group: space.group,
    name: `displacements of ${points.length} points, ${space.group.name}`,
    dimension: d * points.length,
    matrix(g) {
      const rho = space.matrix(g);
      const to = points.map((x) => target(rho, x));
      const lost = to.findIndex((j, i) => j < 0 || to.indexOf(j) < i);
      if (lost >= 0) {
        throw new RangeError(
          `expected g = ${space.group.symbol(g)} to permute the points, but it takes point ${lost} to ${to[lost]! < 0 ? "none of them" : `the same one as point ${to.indexOf(to[lost]!)}`}: are the points symmetric up to ${tolerance}?`,
        );
      }
      const result = zeroMatrix(d * points.length, d * points.length);
      for (const [i, j] of to.entries()) {
        for (const [a, row] of rho.entries()) {
          for (const [b, entry] of row.entries()) result[d * j + a]![d * i + b] = entry;
        }
      }
      return result;
    },
  });
}
