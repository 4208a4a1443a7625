import { div } from "../engine/arithmetic.js";
import { tensor } from "../engine/create.js";
import { checkFloat } from "../engine/dtype.js";
import { segmentSum } from "../engine/segmentSum.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * Means of the rows that belong together, y_i = sum of x_e over all e with segment(e) = i, divided by their number; 0 where
 * there is none.
 *
 * @param x [e, ...]
 * @param segments int32 [e]
 * @param count how many segments there are
 * @returns [count, ...]
 * @throws as `segmentSum`
 */
export function segmentMean(x: Tensor, segments: Tensor, count: number): Tensor {
  checkFloat("segmentMean", x);
  const sums = segmentSum(x, segments, count);
  const numbers = new Float64Array(count);
  for (const i of segments.values) numbers[i]!++;
  const shape = [count, ...x.shape.slice(1).fill(1)];
  const least = numbers.map((n) => Math.max(1, n));
  return div(sums, tensor(least, { dtype: x.dtype, shape }));
}
