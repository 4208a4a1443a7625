import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { fieldActivation } from "../layers/fieldActivation.js";
import { fieldMean } from "../layers/fieldMean.js";
import { fieldNorm } from "../layers/fieldNorm.js";
import { rotateImages } from "../layers/rotateImages.js";
import { steerableConvolution } from "../layers/steerableConvolution.js";
import { steerableField } from "../layers/steerableField.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Autoencoded } from "./autoencoded.js";

/** The sizes of an autoencoder of images. */
export interface ImageAutoencoderOptions {
  /** Pixels a side: 1 more than a multiple of 4, so that two strides of 2 end on a pixel (default: 17). */
  readonly side?: number;
  /** How many numbers are left of an image, besides its angle (default: 16). */
  readonly bottleneck?: number;
  /** The width of the decoder (default: 128). */
  readonly hidden?: number;
}

/**
 * The autoencoder of images, G = SO(2), which rotates them about their centres:
 *
 *     (eta(x), mu(x)) = the mean of fields of an encoder of steerable convolutions: invariants, and one vector
 *     psi(x) = atan2(mu_y, mu_x)
 *     delta(z) = an image, by a perceptron that knows no rotations
 *     x' = rotate(delta(z), psi(x)), by the bilinear sampler
 *
 * The angle that a digit has is no part of z; what is upright it decides itself. Quarter turns are exact, other angles as far
 * as the grid and the sampler allow. Where mu(x) = 0, as for an image that is the same after half a turn, there is no angle.
 *
 * @returns a layer: x [images, 1, side, side], from 0 to 1, to images; `element` has the angles [images]
 * @throws RangeError if a size is none, or, later, the images have another
 * @see Winter, Bertolini, Le, Noe and Clevert (NeurIPS 2022); Weiler and Cesa, General E(2)-equivariant steerable CNNs (2019)
 */
export function imageAutoencoder({
  side = 17,
  bottleneck = 16,
  hidden = 128,
}: ImageAutoencoderOptions = {}): Layer<[x: Tensor], Autoencoded> {
  checkSizes("imageAutoencoder", { side, bottleneck, hidden });
  const [first, second] = ["8x0 + 6x1 + 4x2", "16x0 + 12x1 + 8x2"] as const;
  const pooled = `${bottleneck}x0 + 1x1` as "1x0 + 1x1";
  return layer(
    {
      lift: steerableConvolution("1x0", first, 5),
      normFirst: fieldNorm(first),
      actFirst: fieldActivation(first),
      convolve: steerableConvolution(first, second, 5, { stride: 2 }),
      normSecond: fieldNorm(second),
      actSecond: fieldActivation(second),
      pool: steerableConvolution(second, pooled, 5, { stride: 2 }),
      delta: imageDecoder({ side, bottleneck, hidden }),
    },
    (on, x: Tensor): Autoencoded => {
      const images = checkSquares("imageAutoencoder", x, side);
      const one = on.actFirst(on.normFirst(on.lift(steerableField("1x0", x))));
      const two = on.actSecond(on.normSecond(on.convolve(one)));
      const both = fieldMean(on.pool(two));
      const z = both.part(0).reshape([images, bottleneck]);
      const [muX, muY] = both.part(1).reshape([images, 2]).split(2, 1);
      const angle = muY.atan2(muX).reshape([images]);
      const canonical = on.delta(z);
      return { z, canonical, element: angle, reconstruction: rotateImages(canonical, angle) };
    },
  );
}

/**
 * An image of a few numbers, by a perceptron: sigmoid(two(silu(one(z)))).
 *
 * @returns a layer: z [images, bottleneck] to [images, 1, side, side]
 */
export function imageDecoder({
  side,
  bottleneck,
  hidden,
}: Required<ImageAutoencoderOptions>): Layer<[z: Tensor], Tensor> {
  return layer(
    { one: dense(bottleneck, hidden), two: dense(hidden, side * side) },
    ({ one, two }, z: Tensor): Tensor => two(one(z).silu()).sigmoid().reshape([z.shape[0]!, 1, side, side]),
  );
}

/** @throws RangeError if a size is none, or the side does not end on a pixel */
export function checkSizes(name: string, sizes: Required<ImageAutoencoderOptions>): void {
  for (const [what, size] of Object.entries(sizes)) checkSize(size, `${name} of 1, 2, 3, ... ${what}`, 4096);
  if (sizes.side % 4 !== 1 || sizes.side < 5)
    throw new RangeError(
      `${name}: expected a side of 5, 9, 13, 17, ... pixels, whose last is kept by two strides of 2, got ${sizes.side}`,
    );
}

/**
 * How many images there are.
 *
 * @throws RangeError if they have other sides
 */
export function checkSquares(name: string, x: Tensor, side: number): number {
  if (x.rank !== 4 || x.shape[1] !== 1 || x.shape[2] !== side || x.shape[3] !== side)
    throw new RangeError(`${name}: expected images [images, 1, ${side}, ${side}], got ${shapeText(x.shape)}`);
  return x.shape[0]!;
}
