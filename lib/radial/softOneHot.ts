import { listOf } from "../algebra/vector.js";
import { shown } from "../display/displayable.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { type BumpName, bumps } from "./bump.js";
import type { RadialBasis } from "./radialBasis.js";
import { isBump, type RadialFunctions, radialDerivatives, radialValues } from "./radialFunctions.js";
import { type WaveName, waves } from "./wave.js";

/** Which basis, and on which interval. */
export interface SoftOneHotParts {
  readonly basis: BumpName | WaveName;
  /** Where the interval starts (default 0) and ends. */
  readonly start?: number;
  readonly end: number;
  /** How many functions there are. */
  readonly number: number;
  /**
   * With the cutoff the functions are 0 outside the interval and tend to 0 at its end, except "gaussian", which still has
   * the value exp(-1) / 1.12 there. Without it they cover the ends of the interval as well as its inside.
   */
  readonly cutoff: boolean;
}

/**
 * A distance as a soft one-hot vector: n functions, each large in its own part of an interval, whose squares add up to
 * about 1, so that a network's features keep their size whatever the distance.
 *
 * Bumps (`gaussian`, `cosine`, `smooth_finite`) are centred at equidistant points c_k, a step h apart:
 *
 *     f_k(r) = phi((r - c_k) / h)        h = (end - start) / (n + 1)    c_k = start + k h          k = 1, ..., n    cutoff
 *                                        h = (end - start) / (n - 1)    c_k = start + (k - 1) h    k = 1, ..., n    no cutoff
 *
 * Waves (`fourier`, `bessel`) are functions of x = r - start on 0 <= x <= end - start, as in `waves`; with the cutoff
 * they are 0 for r < start and for r >= end, without it they continue. The squares of the Bessel functions do not add up to
 * about 1: these functions are orthonormal.
 *
 * The values are those of e3nn's soft_one_hot_linspace. At r = start the Bessel functions have the limit
 * sqrt(2 / c) pi k / c, c = end - start, where e3nn divides 0 by 0. At kinks (the ends of a cosine; waves at the ends of the
 * interval with the cutoff) the derivative is the one from the side where the function is 0, except that for waves at
 * r = start it is the one from inside.
 *
 * @example
 * softOneHot({ basis: "cosine", end: 4, number: 3, cutoff: true }).values(2); // [0, 1, 0]
 * @throws RangeError if there is no such basis, the interval is invalid, or it has too few functions
 */
export function softOneHot({ basis, start = 0, end, number, cutoff }: SoftOneHotParts): RadialBasis {
  if (!(Number.isFinite(start) && Number.isFinite(end) && start < end)) {
    throw new RangeError(
      `expected an interval start < end, got ${start} and ${end}: distances grow from start to end`,
    );
  }
  const least = cutoff || basis === "fourier" || basis === "bessel" ? 1 : 2;
  if (!(Number.isSafeInteger(number) && number >= least)) {
    throw new RangeError(
      `expected at least ${least} ${least === 1 ? "function" : "functions"}${least === 2 ? ", one at each end of the interval" : ""}, got ${number}: use a whole number of them`,
    );
  }
  checkMemory(64 * number, `${number} functions`, "use fewer functions");
  if (!isBump(basis) && !Object.hasOwn(waves, basis)) {
    throw new RangeError(
      `expected a basis ${[...Object.keys(bumps), ...Object.keys(waves)].map((name) => `"${name}"`).join(", ")}, got ${JSON.stringify(basis)}`,
    );
  }
  const functions: RadialFunctions = { basis, start, end, number, cutoff };
  const room = new Float64Array(number);
  const at = (r: number, fill: typeof radialValues): number[] => {
    if (!Number.isFinite(r)) throw new RangeError(`expected a finite distance, got ${r}`);
    fill(functions, r, room, 0);
    return listOf(room, 0, number);
  };
  return shown(
    {
      number,
      values: (r: number) => at(r, radialValues),
      derivatives: (r: number) => at(r, radialDerivatives),
    },
    () =>
      `${number} functions of a distance from ${start} to ${end}: ${basis}, ${cutoff ? "with" : "without"} cutoff`,
  );
}
