import { mean } from "../engine/reduce.js";
import type { Tensor } from "../engine/tensor.js";
import { checkIsMap } from "./checkMap.js";
import type { FeatureMap } from "./featureMap.js";

/**
 * What of a map does not change when the group acts: its mean over the fibre and the places,
 *
 *     I_bc = mean over x, h of F_bc(x, h)
 *
 * Of a projected map it is the mean of the largest numbers.
 *
 * @returns [batch, channel]
 * @throws TypeError if the argument is no map
 */
export function invariants(map: FeatureMap): Tensor {
  checkIsMap("invariants", map);
  return mean(map.values, [...map.values.shape.keys()].slice(2));
}
