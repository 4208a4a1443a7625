import { checkSize } from "../irreps/checkSize.js";
import { checkDegree } from "../irreps/irrep.js";

/**
 * How large spherical harmonics are, for |x| = 1:
 *
 *     component    sum_m Y_lm^2 = 2l + 1        each component has mean square 1 on the sphere
 *     norm         sum_m Y_lm^2 = 1
 *     integral     integral of Y_lm^2 = 1       sum_m Y_lm^2 = (2l + 1) / 4 pi
 */
export type Normalization = "component" | "norm" | "integral";

/**
 * The factor of degree l that leads from 'component' to another normalisation.
 *
 * @throws RangeError if there is no such normalisation
 */
export function normalizationFactor(l: number, normalization: Normalization): number {
  switch (normalization) {
    case "component":
      return 1;
    case "norm":
      return 1 / Math.sqrt(2 * l + 1);
    case "integral":
      return 1 / Math.sqrt(4 * Math.PI);
    default:
      throw new RangeError(
        `expected the normalisation "component", "norm" or "integral", got ${JSON.stringify(normalization)}`,
      );
  }
}

/**
 * The degrees asked for: a list as it is, or 0, 1, ..., lmax for a number.
 *
 * @throws RangeError if one is no whole number from 0 on or beyond 5791, or the list is empty
 */
export function degreesOf(degrees: number | readonly number[]): readonly number[] {
  if (typeof degrees === "number") {
    checkHarmonics(degrees);
    return Array.from({ length: degrees + 1 }, (_, l) => l);
  }
  for (const l of degrees) checkHarmonics(l);
  if (degrees.length === 0)
    throw new RangeError("expected at least one degree, got an empty list: write [1] for the vectors");
  return degrees;
}

/** Refuses what is no degree, and a degree up to which the harmonics of one point would not fit in memory. */
function checkHarmonics(l: number): void {
  checkDegree(l);
  checkSize((l + 1) ** 2, `the harmonics to degree ${l}`, "take a degree up to 5791");
}
