import { concat } from "../engine/concat.js";
import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { fieldActivation } from "../layers/fieldActivation.js";
import { fieldNorm } from "../layers/fieldNorm.js";
import { rotateImages } from "../layers/rotateImages.js";
import { steerableConvolution } from "../layers/steerableConvolution.js";
import { steerableField } from "../layers/steerableField.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Autoencoded } from "./autoencoded.js";

/** The sizes of an autoencoder of images. */
export interface ImageAutoencoderOptions {
  /** Pixels a side: odd, 5 or more (default: 17). */
  readonly side?: number;
  /** How many numbers are left of an image, besides its angle (default: 16). */
  readonly bottleneck?: number;
  /** The width of the decoder (default: 128). */
  readonly hidden?: number;
}

/** How many copies of each frequency the encoder ends with. */
const last = { scalars: 24, vectors: 12, doubles: 8 } as const;

/**
 * The autoencoder of images, G = SO(2), which rotates them about their centres:
 *
 *     F_m = fields of frequencies m = 0, 1, 2 of the whole image, by steerable convolutions
 *     mu(x) = the first of F_1,  psi(x) = atan2(mu_y, mu_x)
 *     eta(x) = a perceptron of e^(-i m psi) F_m, what the fields are when the image is turned back
 *     delta(z) = an image, by a perceptron that knows no rotations
 *     x' = rotate(delta(z), psi(x)), by the bilinear sampler
 *
 * The angle that a digit has is no part of z; what is upright it decides itself. Quarter turns are exact, other angles as far
 * as the grid and the sampler allow; strides would make the grid coarser and the angle of a digit jump. Where mu(x) = 0, as for an
 * image that is the same after half a turn, there is no angle.
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
  const inside = "8x0 + 4x1 + 4x2";
  const { scalars, vectors, doubles } = last;
  const whole = `${scalars}x0 + ${vectors}x1 + ${doubles}x2` as const;
  const inner = scalars + 2 * vectors + 2 * doubles;
  return layer(
    {
      lift: steerableConvolution("1x0", inside, 5),
      norm: fieldNorm(inside),
      act: fieldActivation(inside),
      look: steerableConvolution(inside, whole, side, { border: "none" }),
      eta: [dense(inner, 64), dense(64, bottleneck)],
      delta: imageDecoder({ side, bottleneck, hidden }),
    },
    ({ lift, norm, act, look, eta, delta }, x: Tensor): Autoencoded => {
      const images = checkSquares("imageAutoencoder", x, side);
      const F = look(act(norm(lift(steerableField("1x0", x)))));
      const part = (k: number, copies: number): Tensor => F.part(k).reshape([images, -1, copies]);
      const mu = part(1, vectors).slice(2, 0, 1).reshape([images, 2]);
      const [muX, muY] = mu.split(2, 1);
      const angle = muY.atan2(muX).reshape([images]);
      const z = eta[1](
        eta[0](
          concat(
            [
              part(0, scalars).reshape([images, scalars]),
              turnedBack(part(1, vectors), angle).reshape([images, 2 * vectors]),
              turnedBack(part(2, doubles), angle.mul(2)).reshape([images, 2 * doubles]),
            ],
            1,
          ),
        ).silu(),
      );
      const canonical = delta(z);
      return { z, canonical, element: angle, reconstruction: rotateImages(canonical, angle) };
    },
  );
}

/** Pairs [image, xy, copy] turned by -a, each image's by its own: (x cos a + y sin a, y cos a - x sin a). */
function turnedBack(pairs: Tensor, a: Tensor): Tensor {
  const [x, y] = pairs.split(2, 1);
  const [cos, sin] = [a.cos(), a.sin()].map((each) => each.reshape([-1, 1, 1])) as [Tensor, Tensor];
  return concat([x.mul(cos).add(y.mul(sin)), y.mul(cos).sub(x.mul(sin))], 1);
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

/** @throws RangeError if a size is none, or the side is even or smaller than a kernel */
export function checkSizes(name: string, sizes: Required<ImageAutoencoderOptions>): void {
  for (const [what, size] of Object.entries(sizes)) checkSize(size, `${name} of 1, 2, 3, ... ${what}`, 4096);
  if (sizes.side % 2 === 0 || sizes.side < 5)
    throw new RangeError(`${name}: expected a side of 5, 7, 9, ... pixels, got ${sizes.side}`);
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
