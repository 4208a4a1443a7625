import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { type BatchNormParameters, normalized, normParts } from "./batchNorm.js";
import { checkChannels, checkIsMap } from "./checkMap.js";
import { type FeatureMap, mapOf } from "./featureMap.js";

/**
 * Batch normalisation of maps: `batchNorm` with one mean and one variance for each channel, over the batch,
 * the places and the whole fibre. The fibre shares them because the group permutes it: with statistics of their own its
 * entries would no longer be turns of each other.
 *
 * @returns a layer of the parameters scale (1 at first) and shift (0), and the statistics mean and variance
 * @throws TypeError if the argument is no map
 * @throws RangeError if the channels are no whole number from 1 on, or not those of the map
 * @see Ioffe and Szegedy, Batch normalization (2015)
 */
export function fibreNorm(channels: number): Layer<[map: FeatureMap], FeatureMap, BatchNormParameters> {
  return layer(normParts("fibreNorm", channels), (on, map: FeatureMap): FeatureMap => {
    checkIsMap("fibreNorm", map);
    checkChannels("fibreNorm", map, channels);
    return mapOf(map.representation, normalized(on, map.values));
  });
}
