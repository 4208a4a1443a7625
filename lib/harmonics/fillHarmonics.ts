import { divisor } from "./direction.js";
import { checkReach, recursion } from "./recursion.js";
import type { Selection } from "./selection.js";
import { solidGradient } from "./solidGradient.js";
import { solidHarmonics } from "./solidHarmonics.js";

/**
 * Fills in the chosen harmonics of each point: those of its direction, or the solid ones.
 *
 * @param points [point, x y z]
 * @param into [point, component]
 * @throws RangeError as `divisor` and `checkReach`
 */
export function fillHarmonics(
  chosen: Selection,
  normalize: boolean,
  points: Float64Array,
  into: Float64Array,
): void {
  const { lmax, size, isAll } = chosen;
  const wantsUnit = normalize && lmax > 0;
  const table = recursion(lmax);
  const Y = isAll ? into : new Float64Array((lmax + 1) ** 2);
  const { from, factor } = isAll ? NONE : picks(chosen);
  for (let p = 0, at = 0; 3 * p < points.length; p++, at += size) {
    let x = points[3 * p]!;
    let y = points[3 * p + 1]!;
    let z = points[3 * p + 2]!;
    const length = divisor(x, y, z, wantsUnit);
    if (wantsUnit) {
      x /= length;
      y /= length;
      z /= length;
    } else if (!normalize) checkReach(table, x, y, z);
    solidHarmonics(lmax, x, y, z, Y, isAll ? at : 0);
    for (let i = 0; i < from.length; i++) into[at + i] = factor[i]! * Y[from[i]!]!;
  }
}

/** Component i of the result is factor[i] times harmonic from[i]. */
interface Picks {
  readonly from: Int32Array;
  readonly factor: Float64Array;
}

const NONE: Picks = { from: new Int32Array(0), factor: new Float64Array(0) };

function picks({ degrees, factors, size }: Selection): Picks {
  const [from, factor] = [new Int32Array(size), new Float64Array(size)];
  let i = 0;
  for (const [d, l] of degrees.entries()) {
    for (let k = l * l; k < (l + 1) * (l + 1); k++) {
      from[i] = k;
      factor[i++] = factors[d]!;
    }
  }
  return { from, factor };
}

/**
 * Fills in their gradients. With n = x / |x|, the gradient of the harmonics of the direction is
 *
 *     nabla Y_l(x / |x|) = (nabla Y_l(n) - l Y_l(n) n) / |x|
 *
 * @param into [point, component, x y z]
 */
export function fillGradients(
  { lmax, degrees, factors, size }: Selection,
  normalize: boolean,
  points: Float64Array,
  into: Float64Array,
): void {
  const Y = new Float64Array((lmax + 1) ** 2);
  const wantsUnit = normalize && lmax > 0;
  const table = recursion(lmax);
  for (let p = 0, at = 0; 3 * p < points.length; p++, at += 3 * size) {
    const length = divisor(points[3 * p]!, points[3 * p + 1]!, points[3 * p + 2]!, wantsUnit);
    const x = points[3 * p]! / length;
    const y = points[3 * p + 1]! / length;
    const z = points[3 * p + 2]! / length;
    if (!normalize) checkReach(table, x, y, z);
    solidHarmonics(lmax, x, y, z, Y, 0);
    let i = at;
    for (let d = 0; d < degrees.length; d++) {
      const l = degrees[d]!;
      solidGradient(l, Y, (l - 1) * (l - 1), into, i);
      const along = normalize ? l : 0;
      const scale = factors[d]! / length;
      for (let k = l * l; k < (l + 1) * (l + 1); k++, i += 3) {
        const radial = along * Y[k]!;
        into[i] = scale * (into[i]! - radial * x);
        into[i + 1] = scale * (into[i + 1]! - radial * y);
        into[i + 2] = scale * (into[i + 2]! - radial * z);
      }
    }
  }
}
