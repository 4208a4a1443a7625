import { concat } from "../engine/concat.js";
import { range } from "../engine/create.js";
import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { so2Irreps } from "../irreps/so2Irreps.js";
import { dense } from "../layers/dense.js";
import { rotateImages } from "../layers/rotateImages.js";
import { steerableConvolution } from "../layers/steerableConvolution.js";
import { type SteerableField, steerableField } from "../layers/steerableField.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Autoencoded } from "./autoencoded.js";

/** The sizes of an autoencoder of images. */
export interface ImageAutoencoderOptions {
  /** Pixels a side: odd, 5 or more (default: 17). */
  readonly side?: number;
  /** How many numbers are left of an image, besides its angle (default: 8). */
  readonly bottleneck?: number;
  /** The width of the decoder (default: 128); the other perceptrons have half of it. */
  readonly hidden?: number;
}

/** What the encoder sees of an image: so many copies of each frequency. */
const seen = "24x0 + 20x1 + 20x2 + 16x3 + 12x4";
const { terms, dim } = so2Irreps(seen);

/** The frequency of mu. */
const DOUBLE = 2;

/**
 * The autoencoder of images, G = SO(2), which rotates them about their centres:
 *
 *     F_m = what a steerable convolution by a kernel of the image's size sees: vectors of frequencies m = 0, ..., 4
 *     mu(x) = the first of F_2,    a = atan2(mu_y, mu_x) / 2,    b = a or a + pi
 *     psi(x) = b + c(e^(-i m b) F_m)    eta(x) = e(e^(-i m psi) F_m)    c, e: perceptrons of the image turned back
 *     delta(z) = an image, by a perceptron that knows no rotations
 *     x' = rotate(delta(z), psi(x)), by the bilinear sampler
 *
 * A digit's ink is centred, and two of its sides are often alike: vectors of frequency 1 are near 0. Those of frequency 2 are not,
 * but half a turn fixes them, Stab(mu(x)) = {1, pi}: both b are tried, and the one with the better reconstruction is taken. That and
 * c, which sees the image turned back, are the same for all turns of x, so psi moves with x. What is upright it decides itself.
 * Quarter turns are exact, other angles as far as the grid and the sampler allow.
 *
 * @returns a layer: x [images, 1, side, side], from 0 to 1, to images; `element` has the angles [images]
 * @throws RangeError if a size is none, or, later, the images have another
 * @see Winter, Bertolini, Le, Noe and Clevert (NeurIPS 2022); Weiler and Cesa, General E(2)-equivariant steerable CNNs (2019)
 */
export function imageAutoencoder({
  side = 17,
  bottleneck = 8,
  hidden = 128,
}: ImageAutoencoderOptions = {}): Layer<[x: Tensor], Autoencoded> {
  checkSizes("imageAutoencoder", { side, bottleneck, hidden });
  const inside = Math.ceil(hidden / 2);
  return layer(
    {
      look: steerableConvolution("1x0", seen, side, { border: "none" }),
      c: [dense(dim, inside), dense(inside, 2)],
      e: [dense(dim, inside), dense(inside, bottleneck)],
      delta: imageDecoder({ side, bottleneck, hidden }),
    },
    ({ look, c, e, delta }, x: Tensor): Autoencoded => {
      const images = checkSquares("imageAutoencoder", x, side);
      const F = look(steerableField("1x0", x));
      const a = angleOf(F.part(DOUBLE).slice(2, 0, 1)).div(DOUBLE);
      const b = concat([a, a.add(Math.PI)], 0);
      const corrections = c[1](c[0](turnedBack(F, b)).silu());
      const angle = b.add(angleOf(corrections));
      const z = e[1](e[0](turnedBack(F, angle)).silu());
      const canonical = delta(z);
      const reconstruction = rotateImages(canonical, angle);
      const off = reconstruction
        .detach()
        .sub(concat([x, x], 0))
        .square()
        .reshape([2, images, -1])
        .mean(-1);
      const better = off
        .neg()
        .argMax(0)
        .mul(images)
        .add(range(images, { dtype: "int32" }));
      return {
        z: z.gather(better),
        canonical: canonical.gather(better),
        element: angle.gather(better),
        reconstruction: reconstruction.gather(better),
      };
    },
  );
}

/** The angles of vectors (x, y) [batch, 2, ...]: [batch] */
function angleOf(vectors: Tensor): Tensor {
  const [x, y] = vectors.reshape([-1, 2]).split(2, 1);
  return y.atan2(x).reshape([-1]);
}

/** e^(-i m angle) F_m of all frequencies m, for several angles of each image: [angles of images, dim] */
function turnedBack(F: SteerableField, angle: Tensor): Tensor {
  const times = angle.shape[0]! / F.values.shape[0]!;
  const parts = terms.map(({ frequency, mul }, k) => {
    const part = F.part(k).reshape([F.values.shape[0]!, -1, mul]);
    const copies = concat(
      Array.from({ length: times }, () => part),
      0,
    );
    if (frequency === 0) return copies.reshape([-1, mul]);
    const [x, y] = copies.split(2, 1);
    const [cos, sin] = [angle.mul(frequency).cos(), angle.mul(frequency).sin()].map((each) =>
      each.reshape([-1, 1, 1]),
    ) as [Tensor, Tensor];
    return concat([x.mul(cos).add(y.mul(sin)), y.mul(cos).sub(x.mul(sin))], 1).reshape([-1, 2 * mul]);
  });
  return concat(parts, 1);
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
