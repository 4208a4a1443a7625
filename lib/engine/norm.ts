import { mul } from "./arithmetic.js";
import { checkFloat } from "./dtype.js";
import { sqrt } from "./functions.js";
import { type ReduceOptions, sum } from "./reduce.js";
import { axesOf } from "./shape.js";
import { smooth } from "./smooth.js";
import type { Tensor } from "./tensor.js";

/**
 * The Euclidean length over axes (default: all), |x| = sqrt(sum_i x_i^2), with gradient x / |x|, and 0 at 0, where there is
 * none; so are the second derivatives there.
 *
 * @throws TypeError if x is int32
 * @throws RangeError if there is no such axis, or one is named twice
 */
export function norm(x: Tensor, axes?: number | readonly number[], options: ReduceOptions = {}): Tensor {
  checkFloat("norm", x);
  const over = axesOf("norm", axes, x.shape);
  return smooth(sqrt, sum(mul(x, x), over, options));
}
