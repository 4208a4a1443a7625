import { aliasOf } from "../engine/apply.js";
import { type Fixed, statistic } from "../engine/fixed.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { sizeOf } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";
import { checkChannels, checkIsMap } from "./checkMap.js";
import { type FeatureMap, mapOf } from "./featureMap.js";

/** Variances are this much larger, so that a channel that is constant is not divided by 0. */
const eps = 1e-5;

/**
 * Batch normalisation of maps: one mean and one variance for each channel, over the batch, the places and the whole fibre,
 *
 *     y = scale_c (x - mean_c) / sqrt(variance_c + 1e-5) + shift_c
 *
 * The fibre shares them because the group permutes it: with statistics of their own its entries would no longer be turns
 * of each other. While a model is trained they are the batch's; `calibrate` puts the population's in their place.
 *
 * @returns a layer of the parameters scale (1 at first) and shift (0), and the statistics mean and variance
 * @throws TypeError if the argument is no map
 * @throws RangeError if the channels are no whole number from 1 on, or not those of the map
 * @see Ioffe and Szegedy, Batch normalization (2015)
 */
export function fibreNorm(
  channels: number,
): Layer<[map: FeatureMap], FeatureMap, { mean: Fixed; variance: Fixed; scale: Tensor; shift: Tensor }> {
  checkSize(channels, "fibreNorm of 1, 2, 3, ... channels", 2 ** 20);
  return layer(
    {
      mean: statistic([channels]),
      variance: statistic([channels]),
      scale: parameter([channels], "ones"),
      shift: parameter([channels], "zeros"),
    },
    ({ mean, variance, scale, shift }, map: FeatureMap): FeatureMap => {
      checkIsMap("fibreNorm", map);
      checkChannels("fibreNorm", map, channels);
      const { values, representation } = map;
      const x = aliasOf(values, [values.shape[0]!, channels, sizeOf(values.shape.slice(2))]);
      const column = (each: Tensor): Tensor => aliasOf(each, [channels, 1]);
      const centred = x.sub(column(mean(x.mean([0, 2]))));
      const deviation = variance(centred.square().mean([0, 2]))
        .add(eps)
        .sqrt();
      const y = centred.mul(column(scale.div(deviation))).add(column(shift));
      return mapOf(representation, aliasOf(y, values.shape));
    },
  );
}
