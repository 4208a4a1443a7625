import type { Random } from "../numbers/random.js";
import { leaf } from "./apply.js";
import { mul } from "./arithmetic.js";
import { checkFloat, newValues } from "./dtype.js";
import type { Tensor } from "./tensor.js";

/**
 * Each number set to 0 with a probability, and divided by 1 - rate where it is not, so that it is the same in the mean.
 * Without a stream of random numbers, as where a model is used and not trained, x itself.
 *
 * @param rate the probability, 0 <= rate < 1
 * @throws RangeError if it is not
 * @throws TypeError if x is int32
 */
export function dropout(x: Tensor, rate: number, draw?: Random): Tensor {
  if (!(rate >= 0 && rate < 1))
    throw new RangeError(`dropout: expected a probability 0 <= rate < 1, got ${rate}`);
  checkFloat("dropout", x);
  if (draw === undefined) return x;
  const factors = newValues(x.dtype, x.size);
  for (let i = 0; i < factors.length; i++) factors[i] = draw.uniform() < rate ? 0 : 1 / (1 - rate);
  return mul(x, leaf(x.shape, x.dtype, factors));
}
