import { listOf } from "../algebra/vector.js";
import { Tensor } from "../engine/tensor.js";
import { checkOptions } from "../numbers/checkOptions.js";
import { fillHarmonics } from "./fillHarmonics.js";
import type { Degrees, DegreesArgument, Normalization } from "./normalization.js";
import { type Into, type IntoOf, type OfPoints, ofPoints, type Points } from "./points.js";
import { selection } from "./selection.js";
import { tensorHarmonics } from "./tensorHarmonics.js";

/** Which harmonics of the vectors are computed, and in which normalisation. */
export interface HarmonicsOptions {
  /** Of x / |x| (default), or of x itself: then Y_l is a polynomial of degree l, the solid harmonic |x|^l Y_l(x / |x|). */
  readonly normalize?: boolean;
  /** Default 'component'. */
  readonly normalization?: Normalization;
}

/**
 * The real spherical harmonics Y_lm of vectors, in the basis with polar axis y and without the Condon-Shortley phase, so
 * that Y_1 is sqrt 3 (x, y, z) and Y_l(R x) = D_l(R) Y_l(x) for every rotation, D_l = `wignerD`. With y = cos(theta),
 * z + i x = sin(theta) exp(i phi) and the Legendre functions P_lm of `associatedLegendre`,
 *
 *     Y_lm = N_lm P_lm(cos theta) cos(m phi)        Y_l,-m = N_lm P_lm(cos theta) sin(m phi)        m >= 0
 *
 *     N_lm^2 = (2l + 1) (2 - [m = 0]) (l - m)! / (l + m)!        in the normalisation 'component'
 *
 * @param degrees lmax, for the degrees 0 to lmax, a list of degrees, or irreps: "1o + 2e" for harmonics of a vector,
 * "1e + 2e" for those of a pseudovector, one degree for each copy
 * @param points one vector of 3 numbers, or n of them; for very many, a typed array of 3 n numbers, [point, x y z]; or a
 * tensor [..., 3], whose result, [..., component], can be differentiated
 * @returns for each point, degree by degree, m = -l, ..., l: (lmax + 1)^2 numbers for the degrees 0 to lmax; for a typed
 * array of points a typed array, [point, component], row-major
 * @example
 * sphericalHarmonics(1, [0, 1, 0]); // [1, 0, sqrt 3, 0]
 * sphericalHarmonics([2], points, { normalization: "norm" });
 * sphericalHarmonics("1o + 2e", [0, 1, 0]);
 * sphericalHarmonics(8, new Float64Array(3 * n), { into: before }); // n * 81 numbers, written into `before`
 * @throws RangeError for a zero vector if a degree l > 0 needs its direction (with normalize: false its solid harmonics
 * are 0, except for l = 0); and for invalid degrees, options, points or `into`
 */
export function sphericalHarmonics<D extends Degrees>(
  degrees: DegreesArgument<D>,
  points: Tensor,
  options?: HarmonicsOptions,
): Tensor;
export function sphericalHarmonics<D extends Degrees, P extends Points>(
  degrees: DegreesArgument<D>,
  points: P,
  options?: HarmonicsOptions & IntoOf<P>,
): OfPoints<P, number[]>;
export function sphericalHarmonics(
  degrees: Degrees,
  points: Points | Tensor,
  options: HarmonicsOptions & Into = {},
): number[] | number[][] | Float64Array | Tensor {
  checkOptions(options, OPTIONS);
  const { normalize = true, normalization = "component", into } = options;
  const chosen = selection(degrees, normalization);
  const { size } = chosen;
  if (points instanceof Tensor) return tensorHarmonics(chosen, normalize, points);
  return ofPoints(
    points,
    size,
    into,
    (flat, result) => fillHarmonics(chosen, normalize, flat, result),
    (result, at) => listOf(result, at, size),
  );
}

/** The names of all options. */
export const OPTIONS: readonly string[] = ["normalize", "normalization", "into"];
