import { nullSpace } from "../algebra/linalg.js";
import type { Group } from "../group/group.js";
import { topologicalGenerators } from "../group/topologicalGenerators.js";
import { image } from "./images.js";
import type { Representation } from "./representation.js";

/**
 * The invariant vectors of a representation,
 *
 *     V^G = { x : rho(g) x = x for all g }
 *
 * by the null space of the matrices rho(g) - 1 of elements that decide for all of G, `topologicalGenerators`. Its
 * dimension is the mean of the character where G is finite or compact.
 *
 * @param elements solve for these g alone
 * @returns d x dim V^G: orthonormal columns; d empty rows where only 0 is invariant
 * @throws RangeError if rho(g) has the wrong size or is not finite
 * @example
 * fixedSpace(permutation(symmetric(3))); // one column, proportional to (1, 1, 1)
 */
export function fixedSpace<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  elements: readonly G[] = topologicalGenerators(V.group),
): number[][] {
  const rows = elements.flatMap((g) =>
    image(V, g).map((row, i) => row.map((entry, j) => entry - (i === j ? 1 : 0))),
  );
  const none = Array.from({ length: V.dimension }, () => 0);
  const size = rows.reduce((most, row) => row.reduce((m, entry) => Math.max(m, Math.abs(entry)), most), 1);
  return nullSpace([...rows, none], 1e-10, size);
}
