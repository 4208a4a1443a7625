import type { Matrix, Vector } from "../engine/matrix.js";
import { type Wigner3jEntry, wigner3jEntries } from "../irreps/wigner3j.js";
import { direction } from "./direction.js";
import { degreesOf, normalizationFactor } from "./normalization.js";
import { recursion } from "./recursion.js";
import { solidHarmonics } from "./solidHarmonics.js";
import { type HarmonicsOptions, isVector } from "./sphericalHarmonics.js";

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
 * @param degrees lmax, for the degrees 0 to lmax, or a list of degrees
 * @param points one vector of 3 numbers, or n of them
 * @returns for each point and each component of `sphericalHarmonics` its derivatives by x, y and z
 * @throws RangeError for a zero vector where a degree l > 0 needs its direction
 */
export function sphericalHarmonicsGradient(
  degrees: number | readonly number[],
  points: Vector,
  options?: HarmonicsOptions,
): number[][];
export function sphericalHarmonicsGradient(
  degrees: number | readonly number[],
  points: Matrix,
  options?: HarmonicsOptions,
): number[][][];
export function sphericalHarmonicsGradient(
  degrees: number | readonly number[],
  points: Vector | Matrix,
  { normalize = true, normalization = "component" }: HarmonicsOptions = {},
): number[][] | number[][][] {
  const wanted = degreesOf(degrees);
  const lmax = Math.max(...wanted);
  const table = recursion(lmax);
  const all = new Float64Array((lmax + 1) ** 2);
  const lowering = wanted.map((l) => (l === 0 ? [] : loweringEntries(l)));
  const at = (point: Vector): number[][] => {
    const { unit, length } = direction(point, normalize && lmax > 0);
    solidHarmonics(table, ...unit, all, 0);
    return wanted.flatMap((l, term) => {
      const gradients = Array.from({ length: 2 * l + 1 }, () => [0, 0, 0]);
      for (const [i, k, j, value] of lowering[term]!) {
        gradients[i]![k]! += value * all[(l - 1) ** 2 + j]!;
      }
      const factor = normalizationFactor(l, normalization) / length;
      return gradients.map((gradient, i) =>
        gradient.map((entry, k) => factor * (entry - (normalize ? l * all[l * l + i]! * unit[k]! : 0))),
      );
    });
  };
  return isVector(points) ? at(points) : points.map(at);
}

/** The map nabla: V_l -> V_(l-1) as entries [i, k, j, value]. */
function loweringEntries(l: number): readonly Wigner3jEntry[] {
  const entries = wigner3jEntries(l, 1, l - 1);
  const [, , , polar] = entries.find(([i, k, j]) => i === l && k === 1 && j === l - 1)!;
  const factor = Math.sign(polar) * (2 * l + 1) * Math.sqrt(l);
  return entries.map(([i, k, j, value]) => [i, k, j, factor * value]);
}
