import { correlate2d } from "../engine/correlate.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { batchNorm } from "../layers/batchNorm.js";
import { dense } from "../layers/dense.js";
import { checkSizes, checkSquares, type ImageAutoencoderOptions, imageDecoder } from "./imageAutoencoder.js";

/** The two numbers of a vector, which the invariant autoencoder has besides z: here z gets them. */
const angle = 2;

/**
 * The classical autoencoder of the same images: two plain convolutions with strides of 2, a dense layer on all that is left, the same
 * decoder, and as many numbers in between, `bottleneck` and two for the angle, x' = delta(eta(x)).
 *
 * @returns a layer: x [images, 1, side, side] to z [images, bottleneck + 2] and images
 */
export function classicalImageAutoencoder({
  side = 17,
  bottleneck = 8,
  hidden = 160,
}: ImageAutoencoderOptions = {}): Layer<[x: Tensor], readonly [z: Tensor, images: Tensor]> {
  checkSizes("classicalImageAutoencoder", { side, bottleneck, hidden });
  const channels = 24;
  const code = bottleneck + angle;
  const left = channels * Math.ceil(side / 4) ** 2;
  return layer(
    {
      one: parameter([channels, 1, 5, 5], "he"),
      normFirst: batchNorm(channels),
      two: parameter([channels, channels, 3, 3], "he"),
      normSecond: batchNorm(channels),
      three: dense(left, code),
      delta: imageDecoder({ side, bottleneck: code, hidden }),
    },
    ({ one, normFirst, two, normSecond, three, delta }, x: Tensor) => {
      const images = checkSquares("classicalImageAutoencoder", x, side);
      const F = normFirst(correlate2d(x, one, { border: "zero", stride: 2 })).silu();
      const H = normSecond(correlate2d(F, two, { border: "zero", stride: 2 })).silu();
      const z = three(H.reshape([images, left]));
      return [z, delta(z)] as const;
    },
  );
}
