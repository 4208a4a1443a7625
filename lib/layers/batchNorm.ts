import { aliasOf } from "../engine/apply.js";
import { checkTensor } from "../engine/checkTensor.js";
import { type Fixed, type StatisticPart, statistic } from "../engine/fixed.js";
import { layer } from "../engine/layer.js";
import { type Parameter, parameter } from "../engine/parameter.js";
import type { Bound, Layer } from "../engine/part.js";
import { shapeText, sizeOf } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";

/** What batch normalisation learns, scale and shift, and what it estimates. */
export interface BatchNormParameters {
  readonly mean: Fixed;
  readonly variance: Fixed;
  readonly scale: Tensor;
  readonly shift: Tensor;
}

/** The same as parts of a layer. */
type NormParts = {
  readonly [K in keyof BatchNormParameters]: BatchNormParameters[K] extends Fixed ? StatisticPart : Parameter;
};

/** Variances are this much larger, so that a channel that is constant is not divided by 0. */
const eps = 1e-5;

/**
 * Batch normalisation: one mean and one variance for each channel, over the batch and all places,
 *
 *     y = scale_c (x - mean_c) / sqrt(variance_c + 1e-5) + shift_c
 *
 * While a model is trained they are the batch's; `calibrate` puts the population's in their place.
 *
 * @returns a layer of x [batch, channel, ...places], with the parameters scale (1 at first) and shift (0), and the
 * statistics mean and variance
 * @throws TypeError if x is no tensor
 * @throws RangeError if the channels are no whole number from 1 on, or not those of x
 * @see Ioffe and Szegedy, Batch normalization (2015)
 */
export function batchNorm(channels: number): Layer<[x: Tensor], Tensor, BatchNormParameters> {
  return layer(normParts("batchNorm", channels), (on, x: Tensor): Tensor => {
    checkTensor("batchNorm", x);
    if (x.shape[1] !== channels)
      throw new RangeError(
        `batchNorm: expected x [batch, channel, ...places] of ${channels} channels, got ${shapeText(x.shape)}`,
      );
    return normalized(on, x);
  });
}

/**
 * The parts of a normalisation, of whatever has channels.
 *
 * @throws RangeError if the channels are no whole number from 1 on
 */
export function normParts(name: string, channels: number): NormParts {
  checkSize(channels, `${name} of 1, 2, 3, ... channels`, 2 ** 20);
  return {
    mean: statistic([channels]),
    variance: statistic([channels]),
    scale: parameter([channels], "ones"),
    shift: parameter([channels], "zeros"),
  };
}

/** x [batch, channel, ...], normalised over the batch and all axes after the channel. */
export function normalized(
  { mean, variance, scale, shift }: { readonly [K in keyof NormParts]: Bound<NormParts[K]> },
  x: Tensor,
): Tensor {
  const [batch, channels, ...places] = x.shape as [number, number, ...number[]];
  const flat = aliasOf(x, [batch, channels, sizeOf(places)]);
  const column = (each: Tensor): Tensor => aliasOf(each, [channels, 1]);
  const centred = flat.sub(column(mean(flat.mean([0, 2]))));
  const deviation = variance(centred.square().mean([0, 2]))
    .add(eps)
    .sqrt();
  return aliasOf(centred.mul(column(scale.div(deviation))).add(column(shift)), x.shape);
}
