import { random } from "../numbers/random.js";
import type { FiniteGroup, Group } from "./group.js";

/** How many random elements are tried beside those that should be enough. */
const beside = 3;

/**
 * Elements of a group that decide for all of it: a property that holds for them, for products and inverses of what has it
 * and for limits (as "leaves x where it is" and "commutes with A" for a continuous representation) holds for every element.
 *
 * - Of a finite group: its generators.
 * - Of SO(n): the turns by 1 radian in the planes of neighbouring axes. 1 is no rational part of 2 pi, so that the powers
 *   of such a turn come near to every turn of its plane, and these turns make SO(n). Of O(n): a reflection besides. (The
 *   quarter turns of `generators` make the symmetries of the cube only, a finite group.)
 * - Of T(n): the shifts by 1 and by sqrt 2 along each axis. Others as their `topologicalGenerators` say.
 *
 * For an infinite group three random elements follow, always the same ones: of a compact group two of them make a dense
 * subgroup with probability one, and of groups such as Q*, which no finite number of elements can decide for, they are
 * better than none.
 */
export function topologicalGenerators<G>(group: Group<G> | FiniteGroup<G>): readonly G[] {
  if ("elements" in group) return group.generators;
  const stream = random(1);
  const drawn = Array.from({ length: beside }, () => group.sample(stream));
  return [...(group.topologicalGenerators ?? group.generators), ...drawn];
}
