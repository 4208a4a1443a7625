import { leaf } from "../engine/apply.js";
import { mul } from "../engine/arithmetic.js";
import { newValues } from "../engine/dtype.js";
import type { Random } from "../numbers/random.js";
import { featuresOf, type IrrepsArray } from "./irrepsArray.js";

/**
 * Dropout of whole irreps: in each row each copy of an irrep is set to 0 with a probability, all of its components at once,
 * and divided by 1 - rate where it is not. Single components set to 0 would not commute with rotations; this does, for each
 * choice of what is dropped. Without a stream of random numbers, as where a model is used and not trained, x itself.
 *
 * @param x features [..., dim]
 * @param rate the probability, 0 <= rate < 1
 * @throws RangeError if it is not
 * @see e3nn's Dropout
 */
export function irrepsDropout<S extends string>(
  x: IrrepsArray<S>,
  rate: number,
  draw?: Random,
): IrrepsArray<S> {
  if (!(rate >= 0 && rate < 1))
    throw new RangeError(`irrepsDropout: expected a probability 0 <= rate < 1, got ${rate}`);
  if (draw === undefined) return x;
  const { irreps, array } = x;
  const factors = newValues(array.dtype, array.size);
  for (let row = 0; row < array.size; row += irreps.dim)
    for (const [k, { mul: copies, irrep }] of irreps.terms.entries())
      for (let copy = 0; copy < copies; copy++) {
        const factor = draw.uniform() < rate ? 0 : 1 / (1 - rate);
        for (let m = 0; m < 2 * irrep.l + 1; m++)
          factors[row + irreps.slices[k]!.start + m * copies + copy] = factor;
      }
  return featuresOf(irreps, mul(array, leaf(array.shape, array.dtype, factors)));
}
