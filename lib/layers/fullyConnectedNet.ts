import { silu } from "../engine/activations.js";
import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";
import { normalizedActivation } from "./normalizedActivation.js";

const scaledSilu = normalizedActivation(silu);

/** One layer of it: x -> x W / sqrt(inputs). */
const scaled = (inputs: number, outputs: number): Layer<[x: Tensor], Tensor, { W: Tensor }> =>
  layer({ W: parameter([inputs, outputs], normal(1)) }, ({ W }, x: Tensor) =>
    x.matmul(W.mul(1 / Math.sqrt(inputs))),
  );

/**
 * e3nn's FullyConnectedNet, a network without biases whose numbers keep variance 1 from layer to layer,
 *
 *     x_k+1 = phi(x_k W_k / sqrt(n_k))        without phi behind the last layer
 *
 * What is 0 stays 0 where phi(0) = 0: filters of functions that end at a cutoff end there too.
 *
 * @param sizes n_0, n_1, ...: numbers before the first layer, between, and behind the last
 * @param activation phi (default: silu, scaled to second moment 1)
 * @throws RangeError if there are less than two sizes, or one is no whole number from 1 on
 */
export function fullyConnectedNet(
  sizes: readonly number[],
  activation: (x: Tensor) => Tensor = scaledSilu,
): Layer<[x: Tensor], Tensor, { layers: { W: Tensor }[] }> {
  if (sizes.length < 2)
    throw new RangeError(
      `fullyConnectedNet: expected two sizes at least, those before and behind it, got ${sizes.length}`,
    );
  for (const size of sizes) checkSize(size, "fullyConnectedNet of 1, 2, 3, ... numbers", 2 ** 20);
  const layers = sizes.slice(1).map((outputs, k) => scaled(sizes[k]!, outputs));
  return layer(
    { layers },
    (on, x: Tensor): Tensor => on.layers.reduce((y, each, k) => (k === 0 ? each(y) : each(activation(y))), x),
  );
}
