import type { Initializer, InitializerName } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";

/** What a dense layer learns. */
export interface DenseParameters {
  /** [inputs, outputs]; PyTorch's `weight` is its transpose. */
  readonly W: Tensor;
  /** [outputs] */
  readonly b: Tensor;
}

/**
 * The dense layer, an affine map of the last axis,
 *
 *     y = x W + b
 *
 * Rows are treated alike, so it commutes with every permutation of them; of vectors, put the channels last.
 *
 * @param first the law of W's first values (default: "lecun", variances stay); b begins at 0
 * @returns a layer: x [..., inputs] to y [..., outputs]
 * @throws RangeError if a size is no whole number from 1 on, or x has another width
 */
export function dense(
  inputs: number,
  outputs: number,
  first: InitializerName | Initializer = "lecun",
): Layer<[x: Tensor], Tensor, DenseParameters> {
  for (const [name, size] of Object.entries({ inputs, outputs }))
    checkSize(size, `dense of 1, 2, 3, ... ${name}`, 2 ** 20);
  return layer(
    { W: parameter([inputs, outputs], first), b: parameter([outputs], "zeros") },
    ({ W, b }, x: Tensor) => {
      if (x.shape.at(-1) !== inputs)
        throw new RangeError(`dense: expected x [..., ${inputs}], got ${shapeText(x.shape)}`);
      return x.matmul(W).add(b);
    },
  );
}
