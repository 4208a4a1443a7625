import { type Degrees, degreesOf, type Normalization, normalizationFactor } from "./normalization.js";

/** Which of the harmonics of degrees 0 to lmax are asked for, and the factor of each. */
export interface Selection {
  readonly lmax: number;
  /** The degrees, one after another in the result, and the factor of each. */
  readonly degrees: readonly number[];
  readonly factors: readonly number[];
  /** The number of harmonics, the sum of 2l + 1. */
  readonly size: number;
  /** Whether the result is all of them, unscaled. */
  readonly isAll: boolean;
}

/**
 * The selection of some degrees, in a normalisation.
 *
 * @param given lmax, for the degrees 0 to lmax, a list of degrees, or irreps
 * @throws RangeError if one is not a degree, the list is empty, or there is no such normalisation
 */
export function selection(given: Degrees, normalization: Normalization): Selection {
  const degrees = degreesOf(given);
  const factors = degrees.map((l) => normalizationFactor(l, normalization));
  const isAll = degrees.every((l, at) => l === at) && factors.every((factor) => factor === 1);
  return {
    lmax: degrees.reduce((most, l) => Math.max(most, l), 0),
    degrees,
    factors,
    size: degrees.reduce((sum, l) => sum + 2 * l + 1, 0),
    isAll,
  };
}
