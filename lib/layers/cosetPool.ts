import type { Matrix } from "../algebra/matrix.js";
import { leftCosets } from "../group/cosets.js";
import type { FiniteGroup } from "../group/group.js";
import { onCosets } from "../representation/onCosets.js";
import { checkIsMap } from "./checkMap.js";
import { type FeatureMap, mapOf } from "./featureMap.js";
import { isSameFibre, regularFibre, scalarFibre } from "./fibre.js";
import { largestAmong } from "./largestAmong.js";

/**
 * The largest number of each coset of a subgroup, which makes functions on H functions on the cosets h K:
 *
 *     (P F)(x, h K) = max over k in K of F(x, h k)
 *
 * It commutes with H, because g takes h K to g h K. With K = H it is `project`.
 *
 * @param subgroup K: its elements are elements of the map's group
 * @returns a map whose fibre is on the cosets, in the order of `leftCosets`
 * @throws TypeError if the argument is no map
 * @throws RangeError if the map is none on the whole group, or K is no subgroup of it
 */
export function cosetPool(map: FeatureMap, subgroup: FiniteGroup<Matrix>): FeatureMap {
  checkIsMap("cosetPool", map);
  const { group, representation } = map;
  if (!isSameFibre(representation, regularFibre(group)))
    throw new RangeError(
      `cosetPool: expected a map on all of ${group.name}, ${group.order} numbers at each place, got ${representation.dimension}: pool what a lifting or a group convolution gives`,
    );
  const cosets = leftCosets(group, subgroup).map((coset) => coset.map((h) => group.indexOf(h)));
  return pooled(map, cosets, onCosets(group, subgroup));
}

/**
 * The projection onto the grid, the largest number of each fibre, a scalar field:
 *
 *     (P F)(x) = max over h in H of F(x, h)
 *
 * @returns a map of one number at each place, which turns as an image turns
 * @throws TypeError if the argument is no map
 */
export function project(map: FeatureMap): FeatureMap {
  checkIsMap("project", map);
  return pooled(map, [[...Array(map.representation.dimension).keys()]], scalarFibre(map.group));
}

function pooled(
  { values }: FeatureMap,
  sets: readonly (readonly number[])[],
  representation: FeatureMap["representation"],
): FeatureMap {
  const grid = values.shape.slice(3);
  const places = grid.reduce((product, n) => product * n, 1);
  const windows = sets.flatMap((set) =>
    Array.from({ length: places }, (_, place) => Int32Array.from(set, (h) => h * places + place)),
  );
  return mapOf(representation, largestAmong(values, 2, windows, [sets.length, ...grid]));
}
