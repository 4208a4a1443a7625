import type { Vector } from "../algebra/vector.js";
import { checkOptions } from "../irreps/checkOptions.js";
import { direction } from "./direction.js";
import { fillHarmonics } from "./fillHarmonics.js";
import type { Degrees, DegreesArgument, Normalization } from "./normalization.js";
import { type Into, type IntoOf, knownPoints, type OfPoints, type Points } from "./points.js";
import { checkReach, recursion } from "./recursion.js";
import { selection } from "./selection.js";
import { solidHarmonics } from "./solidHarmonics.js";

/** What is computed of the vectors, and how large the results are. */
export interface HarmonicsOptions {
  /** Of x / |x| (default), or of x itself: then Y_l is a polynomial of degree l, the solid harmonic |x|^l Y_l(x / |x|). */
  readonly normalize?: boolean;
  /** Default 'component'. */
  readonly normalization?: Normalization;
}

/**
 * The real spherical harmonics Y_lm of vectors, in the basis with polar axis y and without the sign of Condon and
 * Shortley, so that Y_1 is sqrt 3 (x, y, z) and Y_l(R x) = D_l(R) Y_l(x) for every rotation, D_l = `wignerD`. With
 * y = cos(theta), z + i x = sin(theta) exp(i phi) and Legendre's functions P_lm as in `associatedLegendre`,
 *
 *     Y_lm = N_lm P_lm(cos theta) cos(m phi)        Y_l,-m = N_lm P_lm(cos theta) sin(m phi)        m >= 0
 *
 *     N_lm^2 = (2l + 1) (2 - [m = 0]) (l - m)! / (l + m)!        in the normalisation 'component'
 *
 * @param degrees lmax, for the degrees 0 to lmax, a list of degrees, or irreps: "1o + 2e" for harmonics of a vector,
 * "1e + 2e" for those of a pseudovector, each copy by itself
 * @param points one vector of 3 numbers, or n of them; for very many a typed array of 3 n numbers, [point, x y z]
 * @returns for each point, degree by degree, m = -l, ..., l: (lmax + 1)^2 numbers for the degrees 0 to lmax; of a typed
 * array of points a typed array, [point, component], row-major
 * @example
 * sphericalHarmonics(1, [0, 1, 0]); // [1, 0, sqrt 3, 0]
 * sphericalHarmonics([2], points, { normalization: "norm" });
 * sphericalHarmonics("1o + 2e", [0, 1, 0]);
 * sphericalHarmonics(8, new Float64Array(3 * n), { into: before }); // n * 81 numbers, written over those of before
 * @throws RangeError for a zero vector where a degree l > 0 needs its direction; with normalize: false its solid
 * harmonics are 0, but for l = 0
 */
export function sphericalHarmonics<D extends Degrees, P extends Points>(
  degrees: DegreesArgument<D>,
  points: P,
  options?: HarmonicsOptions & IntoOf<P>,
): OfPoints<P, number[]>;
export function sphericalHarmonics(
  degrees: Degrees,
  points: Points,
  options: HarmonicsOptions & Into = {},
): number[] | number[][] | Float64Array {
  checkOptions(options, OPTIONS);
  const { normalize = true, normalization = "component", into } = options;
  const chosen = selection(degrees, normalization);
  const known = knownPoints(points);
  if (known.kind === "typed") return fillHarmonics(chosen, normalize, known.points, into);
  const { lmax, from, factor } = chosen;
  const table = recursion(lmax);
  const all = new Float64Array((lmax + 1) ** 2);
  // Rows begin as numbers that are not whole, so that the engine need not change how it holds them.
  const blank = new Array<number>(from.length).fill(0.5);
  const at = (point: Vector): number[] => {
    const [x, y, z] = direction(point, normalize && lmax > 0).unit;
    if (!normalize) checkReach(table, x, y, z);
    solidHarmonics(table, x, y, z, all, 0);
    const values = blank.slice();
    for (let i = 0; i < values.length; i++) values[i] = factor[i]! * all[from[i]!]!;
    return values;
  };
  return known.kind === "one" ? at(known.point) : known.points.map(at);
}

/** The names of all options. */
export const OPTIONS: readonly string[] = ["normalize", "normalization", "into"];
