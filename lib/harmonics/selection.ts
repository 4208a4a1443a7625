import { type Degrees, degreesOf, type Normalization, normalizationFactor } from "./normalization.js";

/** Which of the harmonics of degrees 0 to lmax are asked for, and what each is multiplied with. */
export interface Selection {
  readonly lmax: number;
  readonly degrees: readonly number[];
  /** Component i of the result is factor[i] times harmonic from[i]. */
  readonly from: Int32Array;
  readonly factor: Float64Array;
  /** Whether the result is all of them as they are. */
  readonly isAll: boolean;
}

/**
 * The selection of some degrees, in a normalisation.
 *
 * @param degrees lmax, for the degrees 0 to lmax, or a list of degrees
 * @throws RangeError if one is no degree, the list is empty, or there is no such normalisation
 */
export function selection(degrees: Degrees, normalization: Normalization): Selection {
  const wanted = degreesOf(degrees);
  const lmax = wanted.reduce((most, l) => Math.max(most, l), 0);
  const size = wanted.reduce((sum, l) => sum + 2 * l + 1, 0);
  const [from, factor] = [new Int32Array(size), new Float64Array(size)];
  let i = 0;
  for (const l of wanted) {
    const n = normalizationFactor(l, normalization);
    for (let k = l * l; k < (l + 1) * (l + 1); k++) {
      from[i] = k;
      factor[i++] = n;
    }
  }
  const isAll = from.every((k, at) => k === at) && factor.every((n) => n === 1);
  return { lmax, degrees: wanted, from, factor, isAll };
}
