import { nullSpace } from "../engine/linalg.js";
import type { Group } from "../group/group.js";
import { image } from "./images.js";
import type { Representation } from "./representation.js";

/**
 * The invariant vectors of a representation,
 *
 *     V^G = { x : rho(g) x = x for all g }
 *
 * by the null space of the matrices rho(g) - 1 of the generators. For a finite group its dimension is the mean of the
 * character.
 *
 * @param elements the elements g to solve for; where no finite number of them makes the whole group, some random ones
 * @returns d x dim V^G: orthonormal columns; d empty rows where only 0 is invariant
 * @throws RangeError if rho(g) has the wrong size or is not finite
 * @example
 * fixedSpace(permutation(symmetric(3))); // one column, proportional to (1, 1, 1)
 */
export function fixedSpace<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  elements: readonly G[] = V.group.generators,
): number[][] {
  const rows = elements.flatMap((g) =>
    image(V, g).map((row, i) => row.map((entry, j) => entry - (i === j ? 1 : 0))),
  );
  const none = Array.from({ length: V.dimension }, () => 0);
  const size = rows.reduce((most, row) => row.reduce((m, entry) => Math.max(m, Math.abs(entry)), most), 1);
  return nullSpace([...rows, none], 1e-10, size);
}
