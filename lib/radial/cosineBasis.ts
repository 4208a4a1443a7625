import { mul, sub } from "../engine/arithmetic.js";
import { tensor } from "../engine/create.js";
import { smooth } from "../engine/smooth.js";
import { checkBasis, checkDistances, type DistanceBasis } from "./distanceBasis.js";
import { raisedCosine } from "./raisedCosine.js";

/**
 * Raised cosines at equidistant places, each reaching to its neighbours,
 *
 *     f_k(d) = (1 + cos(pi (d - mu_k) / h)) / 2    for |d - mu_k| < h, otherwise 0
 *     mu_k = k h        h = end / (n + 1)
 *
 * They add up to 1 between the first place and the last, and are the squares of `softOneHot`'s cosines, without their
 * kinks. At the end value and slope are 0.
 *
 * @throws RangeError if there is none, or the end is not above 0
 */
export function cosineBasis({
  number,
  end,
}: {
  readonly number: number;
  readonly end: number;
}): DistanceBasis {
  checkBasis("cosineBasis", number, end);
  const h = end / (number + 1);
  return {
    number,
    apply(d) {
      checkDistances("cosineBasis", d);
      const mu = tensor(
        Array.from({ length: number }, (_, k) => k + 1),
        { dtype: d.dtype },
      );
      return smooth(raisedCosine, sub(mul(d, 1 / h), mu));
    },
  };
}
