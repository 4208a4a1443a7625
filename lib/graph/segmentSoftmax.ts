import { add, div, mul, sub } from "../engine/arithmetic.js";
import { detach } from "../engine/cast.js";
import { checkFloat } from "../engine/dtype.js";
import { exp } from "../engine/functions.js";
import { gather } from "../engine/gather.js";
import { segmentMax } from "../engine/segmentMax.js";
import { segmentSum } from "../engine/segmentSum.js";
import { smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * The softmax among the rows that belong together, column by column and without overflow: how attention divides one among
 * the neighbours of a node,
 *
 *     a_e = w_e exp(x_e) / sum_f w_f exp(x_f)        over all f of the segment of e
 *
 * It does not depend on the order of the rows. Where there are weights w, a row whose weight goes to 0 loses its share
 * without a jump; a row that is alone in its segment has the share 1 for every weight but 0.
 *
 * @param x [e, ...]
 * @param segments int32 [e]
 * @param count how many segments there are
 * @param weights w >= 0, of a shape that is repeated to that of x (default: 1)
 * @returns [e, ...]
 * @throws as `segmentSum`
 */
export function segmentSoftmax(x: Tensor, segments: Tensor, count: number, weights?: Tensor): Tensor {
  checkFloat("segmentSoftmax", x);
  // What is taken off does not matter, so it is a constant.
  const largest = detach(segmentMax(x, segments, count));
  const e = smooth(exp, sub(x, gather(largest, segments)));
  const shares = weights ? mul(e, weights) : e;
  const total = segmentSum(shares, segments, count);
  // Weights may all be 0, or too small for float32.
  return div(shares, gather(weights ? add(total, 1e-30) : total, segments));
}
