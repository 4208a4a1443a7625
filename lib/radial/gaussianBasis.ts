import { mul, sub } from "../engine/arithmetic.js";
import { tensor } from "../engine/create.js";
import { exp } from "../engine/functions.js";
import { smooth } from "../engine/smooth.js";
import { checkBasis, checkDistances, type DistanceBasis } from "./distanceBasis.js";

/**
 * Gaussians at equidistant places, as wide as these are apart,
 *
 *     f_k(d) = exp(-(d - mu_k)^2 / (2 s^2))        mu_k = start + (k - 1) s        s = (end - start) / (n - 1)
 *
 * They are not 0 at their end: multiply by a cutoff what comes of them.
 *
 * @throws RangeError if there are fewer than two, or end is not above start
 * @see Schuett et al., SchNet (2017); SchNetPack's GaussianRBF
 */
export function gaussianBasis({
  number,
  end,
  start = 0,
}: {
  readonly number: number;
  readonly end: number;
  readonly start?: number;
}): DistanceBasis {
  checkBasis("gaussianBasis", number, end, 2);
  const s = (end - start) / (number - 1);
  if (!(s > 0)) throw new RangeError(`gaussianBasis: expected a start below the end ${end}, got ${start}`);
  return {
    number,
    apply(d) {
      checkDistances("gaussianBasis", d);
      const mu = tensor(
        Array.from({ length: number }, (_, k) => start + k * s),
        { dtype: d.dtype },
      );
      const x = sub(d, mu);
      return smooth(exp, mul(mul(x, x), -1 / (2 * s * s)));
    },
  };
}
