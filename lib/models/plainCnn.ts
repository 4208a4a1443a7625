import { correlate2d } from "../engine/correlate.js";
import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { batchNorm } from "../layers/batchNorm.js";
import { symmetricAveragePool } from "../layers/symmetricPool.js";
import { checkSize } from "../numbers/checkSize.js";

/** The sizes of a plain convolutional network, and how it deals with the border. */
export interface PlainCnnOptions {
  /** How many maps each layer has (default: 20). */
  readonly channels?: number;
  /** How many classes there are (default: 10). */
  readonly classes?: number;
  /** The sides of the three kernels, odd (default: 5, 3, 3). */
  readonly sides?: readonly [first: number, second: number, third: number];
  /** What lies around an image: zeros (default), or the image again, as on a torus. */
  readonly border?: "zero" | "circular";
  /** After how many of the layers only every second place is kept, as the mean of the 3 x 3 around it (default: 2). */
  readonly pools?: 0 | 1 | 2;
}

/**
 * The plain convolutional network: three convolutions, each followed by batch statistics and a rectifier, means over
 * places between them (17 -> 9 -> 5), the mean over all places, and a linear map to classes.
 *
 *     (k * f)_o(x) = sum_c,y k_oc(y - x) f_c(y)
 *
 * Every place is treated alike, so it knows shifts and nothing else: with `border: "circular"` and `pools: 0` its logits
 * are exactly those of the shifted image, on a torus, for every shift. A border of zeros breaks that at the border, a pool
 * for all shifts but every second one. A turned image is another image to it. It has the sizes of `se2GCnn`, whose twin
 * without turns it is. The default has 8,030 parameters.
 *
 * @returns a layer: images [batch, 1, rows, columns] to logits [batch, classes]
 * @throws RangeError if a size is no whole number from 1 on, a side is even, or an image meets a pool with an even side
 * @see LeCun, Bottou, Bengio and Haffner, Gradient-based learning applied to document recognition (1998); Lin, Chen and
 * Yan, Network in network (2014), for the mean over all places
 */
export function plainCnn({
  channels = 20,
  classes = 10,
  sides = [5, 3, 3],
  border = "zero",
  pools = 2,
}: PlainCnnOptions = {}): Layer<[images: Tensor], Tensor> {
  for (const [name, size] of Object.entries({ channels, classes }))
    checkSize(size, `plainCnn of 1, 2, 3, ... ${name}`, 2 ** 20);
  const convolution = (inputs: number, side: number): Layer<[f: Tensor], Tensor> => {
    const deviation = 1 / Math.sqrt(inputs * side * side);
    return layer(
      { k: parameter([channels, inputs, side, side], normal(deviation)), norm: batchNorm(channels) },
      ({ k, norm }, f: Tensor) => norm(correlate2d(f, k, { border })).relu(),
    );
  };
  return layer(
    {
      convolutions: sides.map((side, k) => convolution(k === 0 ? 1 : channels, side)),
      W: parameter([channels, classes], "lecun"),
      b: parameter([classes], "zeros"),
    },
    ({ convolutions, W, b }, images: Tensor): Tensor => {
      let f = images;
      for (const [k, convolve] of convolutions.entries()) {
        f = convolve(f);
        if (k < pools) f = symmetricAveragePool(f);
      }
      return f.mean([2, 3]).matmul(W).add(b);
    },
  );
}
