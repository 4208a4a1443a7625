import { correlate2d } from "../engine/correlate.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { batchNorm } from "../layers/batchNorm.js";
import { checkSizes, checkSquares, type ImageAutoencoderOptions, imageDecoder } from "./imageAutoencoder.js";

/** The two numbers of a vector, which the invariant autoencoder has besides z: here z gets them. */
const angle = 2;

/**
 * The classical autoencoder of the same images: plain convolutions of the same strides, the same decoder, and as
 * many numbers in between, `bottleneck` and two for the angle, x' = delta(eta(x)).
 *
 * @returns a layer: x [images, 1, side, side] to z [images, bottleneck + 2] and images
 */
export function classicalImageAutoencoder({
  side = 17,
  bottleneck = 16,
  hidden = 128,
}: ImageAutoencoderOptions = {}): Layer<[x: Tensor], readonly [z: Tensor, images: Tensor]> {
  checkSizes("classicalImageAutoencoder", { side, bottleneck, hidden });
  const [first, second] = [8, 16];
  const code = bottleneck + angle;
  return layer(
    {
      one: parameter([first, 1, 5, 5], "he"),
      normFirst: batchNorm(first),
      two: parameter([second, first, 5, 5], "he"),
      normSecond: batchNorm(second),
      three: parameter([code, second, 3, 3], "he"),
      delta: imageDecoder({ side, bottleneck: code, hidden }),
    },
    ({ one, normFirst, two, normSecond, three, delta }, x: Tensor) => {
      const images = checkSquares("classicalImageAutoencoder", x, side);
      const F = normFirst(correlate2d(x, one, { border: "zero" })).silu();
      const H = normSecond(correlate2d(F, two, { border: "zero", stride: 2 })).silu();
      const z = correlate2d(H, three, { border: "zero", stride: 2 }).mean([2, 3]).reshape([images, code]);
      return [z, delta(z)] as const;
    },
  );
}
