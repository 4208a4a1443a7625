import type { Vector } from "../algebra/vector.js";
import { checkOptions } from "../irreps/checkOptions.js";
import { direction } from "./direction.js";
import { lowering } from "./lowering.js";
import type { Degrees, DegreesArgument } from "./normalization.js";
import { type Into, type IntoOf, knownPoints, type OfPoints, type Points } from "./points.js";
import { checkReach, recursion } from "./recursion.js";
import { roomFor } from "./roomFor.js";
import { selection } from "./selection.js";
import { solidHarmonics } from "./solidHarmonics.js";
import { type HarmonicsOptions, OPTIONS } from "./sphericalHarmonics.js";

/**
 * The gradients of the spherical harmonics. That of a solid harmonic of degree l is made of those of degree l - 1:
 * nabla, a vector, takes V_l to V_(l-1), and there is only one such map that commutes with rotations,
 *
 *     d Y_li / d x_k = (2l + 1) sqrt(l) sum_j C_ikj Y_(l-1)j        C = +-wigner3j(l, 1, l - 1), its entry at m = 0 positive
 *
 * (its size from Delta Y_l^2 / 2 = |nabla Y_l|^2 and sum_m Y_lm^2 = (2l + 1) r^(2l)). With n = x / |x| the harmonics of
 * the direction have the gradient
 *
 *     nabla Y_l(x / |x|) = (nabla Y_l(n) - l Y_l(n) n) / |x|
 *
 * @param degrees lmax, for the degrees 0 to lmax, a list of degrees, or irreps, as for `sphericalHarmonics`
 * @param points one vector of 3 numbers, or n of them; for very many a typed array of 3 n numbers, [point, x y z]
 * @returns for each point and each component of `sphericalHarmonics` its derivatives by x, y and z; of a typed array of
 * points a typed array, [point, component, x y z], row-major
 * @throws RangeError for a zero vector where a degree l > 0 needs its direction
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
  const known = knownPoints(points);
  const { lmax, from, factor } = chosen;
  const table = recursion(lmax);
  const all = new Float64Array((lmax + 1) ** 2);
  const along = factor.map((n, i) => (normalize ? n * Math.floor(Math.sqrt(from[i]!)) : 0));
  const { at, value } = lowering(chosen);
  const fill = (point: Vector, gradients: Float64Array, offset: number): void => {
    const { unit, length } = direction(point, normalize && lmax > 0);
    if (!normalize) checkReach(table, unit[0], unit[1], unit[2]);
    solidHarmonics(table, unit[0], unit[1], unit[2], all, 0);
    const scale = 1 / length;
    for (let i = 0; i < from.length; i++) {
      const radial = along[i]! * all[from[i]!]!;
      for (let k = 0; k < 3; k++) {
        const r = 2 * (3 * i + k);
        const lowered = value[r]! * all[at[r]!]! + value[r + 1]! * all[at[r + 1]!]!;
        gradients[offset + 3 * i + k] = (lowered - radial * unit[k]!) * scale;
      }
    }
  };
  const width = 3 * from.length;
  if (known.kind === "typed") {
    const flat = known.points;
    const gradients = roomFor(flat, width, into);
    for (let p = 0; 3 * p < flat.length; p++)
      fill([flat[3 * p]!, flat[3 * p + 1]!, flat[3 * p + 2]!], gradients, p * width);
    return gradients;
  }
  const here = new Float64Array(width);
  const rows = (point: Vector): number[][] => {
    fill(point, here, 0);
    return Array.from({ length: from.length }, (_, i) => [here[3 * i]!, here[3 * i + 1]!, here[3 * i + 2]!]);
  };
  return known.kind === "one" ? rows(known.point) : known.points.map(rows);
}
