import { direction } from "./direction.js";
import { checkReach, recursion } from "./recursion.js";
import { roomFor } from "./roomFor.js";
import type { Selection } from "./selection.js";
import { solidHarmonics } from "./solidHarmonics.js";

/**
 * The harmonics of very many vectors, without an array for each.
 *
 * @param points [point, x y z]
 * @param given where they go, a new array otherwise
 * @returns [point, component]
 * @throws RangeError as `roomFor` and `direction` say
 */
export function fillHarmonics(
  { lmax, from, factor, isAll }: Selection,
  normalize: boolean,
  points: Float64Array,
  given?: Float64Array,
): Float64Array {
  const [n, size] = [points.length / 3, from.length];
  const into = roomFor(points, size, given);
  const table = recursion(lmax);
  const all = new Float64Array((lmax + 1) ** 2);
  const wantsUnit = normalize && lmax > 0;
  for (let p = 0; p < n; p++) {
    let x = points[3 * p]!;
    let y = points[3 * p + 1]!;
    let z = points[3 * p + 2]!;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (!(length > 1e-140 && length < 1e140)) [x, y, z] = direction([x, y, z], wantsUnit).unit;
    else if (wantsUnit) {
      x /= length;
      y /= length;
      z /= length;
    }
    if (!normalize) checkReach(table, x, y, z);
    if (isAll) {
      solidHarmonics(table, x, y, z, into, p * size);
      continue;
    }
    solidHarmonics(table, x, y, z, all, 0);
    for (let i = 0; i < size; i++) into[p * size + i] = factor[i]! * all[from[i]!]!;
  }
  return into;
}
