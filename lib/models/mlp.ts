import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { checkSize } from "../numbers/checkSize.js";

/** The sizes of a multilayer perceptron. */
export interface MlpOptions {
  /** How many numbers an image has: rows x columns (x channels). */
  readonly inputs: number;
  /** How many units each of the two hidden layers has. */
  readonly hidden: number;
  /** How many classes there are (default: 10). */
  readonly classes?: number;
}

/**
 * The multilayer perceptron: an image is a list of numbers, each of which has weights of its own to every unit,
 *
 *     h = relu(W x + b),    h' = relu(W' h + b'),    logits = W'' h' + b''
 *
 * It knows nothing of places: another order of the pixels, the same for all images, changes nothing but the order of its
 * weights. So it learns nothing about a shifted image from the image.
 *
 * @returns a layer: x [batch, ...], of `inputs` numbers each, to logits [batch, classes]
 * @throws RangeError if a size is no whole number from 1 on, or an image has another size
 * @see Rumelhart, Hinton and Williams, Learning representations by back-propagating errors (1986)
 */
export function mlp({ inputs, hidden, classes = 10 }: MlpOptions): Layer<[images: Tensor], Tensor> {
  for (const [name, size] of Object.entries({ inputs, hidden, classes }))
    checkSize(size, `mlp of 1, 2, 3, ... ${name}`, 2 ** 20);
  return layer(
    {
      one: dense(inputs, hidden, "he"),
      two: dense(hidden, hidden, "he"),
      out: dense(hidden, classes),
    },
    ({ one, two, out }, images: Tensor): Tensor => {
      const batch = images.shape[0] ?? 1;
      if (images.size !== batch * inputs)
        throw new RangeError(
          `mlp: expected images [batch, ...] of ${inputs} numbers each, got ${shapeText(images.shape)}`,
        );
      return out(two(one(images.reshape([batch, inputs])).relu()).relu());
    },
  );
}
