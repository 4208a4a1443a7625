import { random } from "../engine/random.js";
import type { FiniteGroup } from "../group/finiteGroup.js";
import { decompose, type Irreducible } from "./decompose.js";
import { regular } from "./regular.js";

/**
 * All irreducible representations of a finite group over the reals, each once, by orthogonal matrices: the constituents
 * of the regular representation. The trivial one comes first, then they are sorted by dimension.
 *
 *     sum_i d_i^2 / c_i = |G|        c_i = 1, 2, 4 for real, complex, quaternionic type
 *
 * The same group gives the same matrices in every run. Time grows as |G|^3.
 *
 * @example
 * irreducibles(cyclic(4)).map(({ dimension, type }) => [dimension, type]); // [[1, "real"], [1, "real"], [2, "complex"]]
 */
export function irreducibles<G>(group: FiniteGroup<G>): readonly Irreducible<G>[] {
  return decompose(regular(group), random(1)).constituents.map(({ irreducible }) => irreducible);
}
