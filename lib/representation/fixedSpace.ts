import { nullSpace } from "../algebra/fundamentalSubspaces.js";
import { identityMatrix } from "../algebra/matrix.js";
import { matrixDifference } from "../algebra/matrixSum.js";
import { largestEntry } from "../algebra/scale.js";
import { zeros } from "../algebra/vector.js";
import type { Group } from "../group/group.js";
import { topologicalGenerators } from "../group/topologicalGenerators.js";
import { image } from "./images.js";
import type { Representation } from "./representation.js";

/**
 * The invariant vectors of a representation,
 *
 *     V^G = { x : rho(g) x = x for all g }
 *
 * the null space of the matrices rho(g) - 1 for elements that decide for the whole group, `topologicalGenerators`. If G is
 * finite or compact, its dimension is the mean of the character.
 *
 * @param elements the g for which to solve (default: those)
 * @returns d x dim V^G: orthonormal columns; d empty rows if only 0 is invariant
 * @throws RangeError if rho(g) has the wrong size or is not finite
 * @example
 * fixedSpace(permutationRepresentation(symmetric(3))); // one column, proportional to (1, 1, 1)
 */
export function fixedSpace<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  elements: readonly G[] = topologicalGenerators(V.group),
): number[][] {
  const rows = elements.flatMap((g) => matrixDifference(image(V, g), identityMatrix(V.dimension)));
  return nullSpace([...rows, zeros(V.dimension)], 1e-10, Math.max(1, largestEntry(rows)));
}
