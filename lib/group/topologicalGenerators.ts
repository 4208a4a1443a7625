import { random } from "../numbers/random.js";
import type { FiniteGroup, Group } from "./group.js";

/** How many random elements are tried in addition to those that should be enough. */
const beside = 3;

/**
 * Elements of a group that decide for the whole group: a property that holds for them, and is inherited by products,
 * inverses and limits (as "fixes x" and "commutes with A" are for a continuous representation), holds for every element.
 *
 * - For a finite group: its generators.
 * - For SO(n): the rotations by 1 radian in the planes of neighbouring axes. 1 is not a rational multiple of 2 pi, so the
 *   powers of such a rotation come arbitrarily close to every rotation of its plane, and these generate SO(n). For O(n): a
 *   reflection as well. (The quarter turns of `generators` generate only the symmetries of the cube, a finite group.)
 * - For T(n): the shifts by 1 and by sqrt 2 along each axis. For other groups: their `topologicalGenerators`.
 *
 * For an infinite group three random elements follow, always the same ones: two random elements of a connected compact
 * group generate a dense subgroup with probability one, and for groups such as Q*, for which no finite number of elements
 * can decide, they are better than nothing.
 */
export function topologicalGenerators<G>(group: Group<G> | FiniteGroup<G>): readonly G[] {
  if ("elements" in group) return group.generators;
  const stream = random(1);
  const drawn = Array.from({ length: beside }, () => group.sample(stream));
  return [...(group.topologicalGenerators ?? group.generators), ...drawn];
}
