import { checkOptions } from "../numbers/checkOptions.js";
import { fillGradients } from "./fillHarmonics.js";
import type { Degrees, DegreesArgument } from "./normalization.js";
import { type Into, type IntoOf, type OfPoints, ofPoints, type Points } from "./points.js";
import { selection } from "./selection.js";
import { type HarmonicsOptions, OPTIONS } from "./sphericalHarmonics.js";

/**
 * The gradients of the spherical harmonics: those of the solid ones, each a combination of harmonics of one degree less
 * (`solidGradient`), or, with n = x / |x|, those of the harmonics of the direction,
 *
 *     nabla Y_l(x / |x|) = (nabla Y_l(n) - l Y_l(n) n) / |x|
 *
 * @param degrees lmax, for the degrees 0 to lmax, a list of degrees, or irreps, as for `sphericalHarmonics`
 * @param points one vector of 3 numbers, or n of them; for very many, a typed array of 3 n numbers, [point, x y z]
 * @returns for each point and each component of `sphericalHarmonics` its derivatives with respect to x, y and z; for a
 * typed array of points a typed array, [point, component, x y z], row-major
 * @throws RangeError for a zero vector if a degree l > 0 needs its direction; and as for `sphericalHarmonics`
 */
export function sphericalHarmonicsGradient<D extends Degrees, P extends Points>(
  degrees: DegreesArgument<D>,
  points: P,
  options?: HarmonicsOptions & IntoOf<P>,
): OfPoints<P, number[][]>;
export function sphericalHarmonicsGradient(
  degrees: Degrees,
  points: Points,
  options: HarmonicsOptions & Into = {},
): number[][] | number[][][] | Float64Array {
  checkOptions(options, OPTIONS);
  const { normalize = true, normalization = "component", into } = options;
  const chosen = selection(degrees, normalization);
  const { size } = chosen;
  return ofPoints(
    points,
    3 * size,
    into,
    (flat, result) => fillGradients(chosen, normalize, flat, result),
    (result, at) => rows(result, at, size),
  );
}

/** The derivatives of each component with respect to x, y, z. */
function rows(result: Float64Array, at: number, size: number): number[][] {
  const all: number[][] = [];
  for (let i = at; i < at + 3 * size; i += 3) all.push([result[i]!, result[i + 1]!, result[i + 2]!]);
  return all;
}
