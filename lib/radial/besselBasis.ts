import { div, mul } from "../engine/arithmetic.js";
import { tensor } from "../engine/create.js";
import { sin } from "../engine/functions.js";
import { smooth } from "../engine/smooth.js";
import { checkBasis, checkDistances, type DistanceBasis } from "./distanceBasis.js";

/**
 * The spherical Bessel functions of degree 0 that are 0 at c,
 *
 *     f_k(d) = sqrt(2 / c) sin(k pi d / c) / d        k = 1, ..., n
 *
 * the waves of a particle in a round box: orthonormal by volume, as those of `softOneHot`. Their slope at c is not 0:
 * multiply by a cutoff what comes of them. They need d > 0.
 *
 * @throws RangeError if there is none, or the end is not above 0
 * @see Gasteiger, Gross and Guennemann, Directional message passing for molecular graphs (2020), equation 7
 */
export function besselBasis({
  number,
  end: c,
}: {
  readonly number: number;
  readonly end: number;
}): DistanceBasis {
  checkBasis("besselBasis", number, c);
  return {
    number,
    apply(d) {
      checkDistances("besselBasis", d);
      const q = tensor(
        Array.from({ length: number }, (_, k) => ((k + 1) * Math.PI) / c),
        { dtype: d.dtype },
      );
      return mul(div(smooth(sin, mul(d, q)), d), Math.sqrt(2 / c));
    },
  };
}
