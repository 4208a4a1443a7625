import type { Matrix } from "../algebra/matrix.js";
import { kindOf } from "../engine/kindOf.js";
import { Tensor } from "../engine/tensor.js";
import type { FiniteRepresentation } from "../representation/representation.js";
import type { FeatureMap } from "./featureMap.js";
import { isSameFibre } from "./fibre.js";
import { isSameGroup } from "./matrixGroup.js";

/**
 * That something is a map of a group.
 *
 * @throws TypeError
 */
export function checkIsMap(name: string, map: FeatureMap): void {
  if (map?.values instanceof Tensor && map.group !== undefined && map.representation !== undefined) return;
  throw new TypeError(
    `${name}: expected a map of a group, got ${kindOf(map)}: make one by featureMap(group, images)`,
  );
}

/**
 * That something is a map with a fibre and a number of channels.
 *
 * @throws TypeError if it is no map
 * @throws RangeError if the group, the fibre or the channels are others
 */
export function checkMap(
  name: string,
  map: FeatureMap,
  fibre: FiniteRepresentation<Matrix>,
  channels: number,
): void {
  checkIsMap(name, map);
  if (!isSameGroup(fibre.group, map.group))
    throw new RangeError(
      `${name}: expected a map of ${fibre.group.name}, got one of ${map.group.name}: make the map and the layer of one group`,
    );
  if (!isSameFibre(fibre, map.representation)) {
    const lift = map.representation.dimension === 1 && fibre.dimension > 1;
    throw new RangeError(
      `${name}: expected a fibre of ${inWords(fibre)}, got ${inWords(map.representation)}: ${lift ? "lift the map first, by liftingConvolution" : "lifting takes scalar fields, a group convolution what lifting gives"}`,
    );
  }
  checkChannels(name, map, channels);
}

/**
 * That a map has a number of channels.
 *
 * @throws RangeError
 */
export function checkChannels(name: string, map: FeatureMap, channels: number): void {
  const found = map.values.shape[1];
  if (found !== channels)
    throw new RangeError(
      `${name}: expected a map of ${channels} channel${channels === 1 ? "" : "s"}, got ${found}: the layer before gives as many as it has outputs`,
    );
}

function inWords({ name, dimension }: FiniteRepresentation<Matrix>): string {
  return dimension === 1 ? "one number (a scalar field)" : `${dimension} numbers (${name})`;
}
