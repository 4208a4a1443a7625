import type { Matrix } from "../../../lib/algebra/matrix.js";
import { randomNormal, type Tensor } from "../../../lib/engine/index.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { fullOctahedral, octahedral } from "../../../lib/group/octahedral.js";
import { planarRotations, planarSymmetries } from "../../../lib/group/planar.js";
import { type FeatureMap, featureMap, mapOf } from "../../../lib/layers/featureMap.js";
import { regularFibre } from "../../../lib/layers/fibre.js";
import { random } from "../../../lib/numbers/random.js";

/** The groups of grid symmetries, on grids small enough to try every element. */
export const gridGroups: readonly (readonly [group: FiniteGroup<Matrix>, grid: readonly number[]])[] = [
  [planarRotations(4), [7, 7]],
  [planarSymmetries(4), [7, 7]],
  [octahedral(), [5, 5, 5]],
  [fullOctahedral(), [5, 5, 5]],
];

const numbers = (seed: number, shape: readonly number[]): Tensor =>
  randomNormal(shape, random(seed), { dtype: "float64" });

/** Several images; of voxels, where there are many, one. */
const batchOf = (grid: readonly number[]): number => (grid.length === 2 ? 2 : 1);

/** Random images of some channels. */
export const scalarMap = (
  group: FiniteGroup<Matrix>,
  channels: number,
  grid: readonly number[],
  seed = 1,
): FeatureMap => featureMap(group, numbers(seed, [batchOf(grid), channels, ...grid]));

/** A random map on the group. */
export const regularMap = (
  group: FiniteGroup<Matrix>,
  channels: number,
  grid: readonly number[],
  seed = 2,
): FeatureMap => mapOf(regularFibre(group), numbers(seed, [batchOf(grid), channels, group.order, ...grid]));

/** The largest difference between two tensors, relative to the largest number of the first. */
export function distance(a: Tensor, b: Tensor): number {
  if (a.shape.join() !== b.shape.join()) return Number.POSITIVE_INFINITY;
  return a.sub(b).abs().max().item() / a.abs().max().item();
}

/** How far f(h F) is from h f(F), for each element h of the map's group. */
export function lawErrors(f: (map: FeatureMap) => FeatureMap, map: FeatureMap): number[] {
  const value = f(map);
  return map.group.elements.map((h) => distance(value.transformed(h).values, f(map.transformed(h)).values));
}

/** The largest of them. */
export const lawError = (f: (map: FeatureMap) => FeatureMap, map: FeatureMap): number =>
  Math.max(...lawErrors(f, map));
