import { assertFinite } from "../group/assertFinite.js";
import type { FiniteGroup } from "../group/group.js";
import { random } from "../numbers/random.js";
import type { Irreducible } from "./blockForm.js";
import { decompose } from "./decompose.js";
import { regular } from "./regular.js";

const LARGEST = 192;

/**
 * All irreducible representations of a finite group over the reals, each once and by orthogonal matrices: the constituents
 * of the regular representation. The trivial one comes first, the others are sorted by dimension.
 *
 *     sum_i d_i^2 / c_i = |G|        c_i = 1, 2, 4 for real, complex, quaternionic type
 *
 * The same group gives the same matrices in every run. The time grows as |G|^3: seconds for 120 elements. For larger groups
 * `characterTable` gives the characters, and `decompose` decomposes their small representations.
 *
 * @example
 * irreducibles(cyclic(4)).map(({ dimension, type }) => [dimension, type]); // [[1, "real"], [1, "real"], [2, "complex"]]
 * @throws TypeError if the group is not finite; RangeError if it has more than 192 elements
 */
export function irreducibles<G>(group: FiniteGroup<G>): readonly Irreducible<G>[] {
  assertFinite(group);
  if (group.order > LARGEST) {
    throw new RangeError(
      `expected a group of at most ${LARGEST} elements to list its irreducible representations, got ${group.name} with ${group.order}: use characterTable(group), which needs no matrices, or decompose a small representation of it`,
    );
  }
  return decompose(regular(group), random(1)).constituents.map(({ irreducible }) => irreducible);
}
