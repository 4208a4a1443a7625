import { apply } from "./apply.js";
import { operand } from "./arithmetic.js";
import { sameShape, shapeText } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

/** z = value, dz = d like. */
const StraightThrough: Operation = {
  name: "straightThrough",
  shapes: ([value, like]) => {
    if (!sameShape(value!.shape, like!.shape))
      throw new RangeError(
        `straightThrough: expected a value of the shape of like, ${shapeText(like!.shape)}, got ${shapeText(value!.shape)}`,
      );
    return [value!.shape];
  },
  run: ([z], [value]) => (z as Float64Array).set(value as Float64Array),
  gradients: ([g]) => [undefined, g],
  push: ([, u]) => [u],
};

/**
 * The numbers of one tensor with the derivatives of another: for steps and choices, whose own derivatives are 0 everywhere.
 *
 * @example
 * const on = x.greater(0).as("float32");
 * straightThrough(on, x.sigmoid()); // 0 or 1, and learns as the sigmoid does
 * @throws RangeError if the shapes differ
 * @throws TypeError if the dtypes differ
 * @see Bengio, Leonard, Courville, Estimating or propagating gradients through stochastic neurons, 2013
 */
export function straightThrough(value: Tensor, like: Tensor): Tensor {
  return apply(StraightThrough, [operand("straightThrough", like, value), like], null);
}
