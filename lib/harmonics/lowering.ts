import { wigner3jEntries } from "../irreps/wigner3j.js";
import type { Selection } from "./selection.js";

/**
 * The map nabla of solid harmonics, V_l -> V_(l-1) for each degree. The order m leads to m - 1 and m + 1 by x and z, to
 * m itself by y, so that each derivative is a sum of two terms at most:
 *
 *     d Y_i / d x_k = value[2r] Y_at[2r] + value[2r + 1] Y_at[2r + 1],  r = 3 i + k
 */
export interface Lowering {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

/** That map for the chosen harmonics, each with its factor; the formula is at `sphericalHarmonicsGradient`. */
export function lowering({ degrees, factor }: Selection): Lowering {
  const at = new Int32Array(6 * factor.length);
  const value = new Float64Array(6 * factor.length);
  let first = 0;
  for (const l of degrees) {
    if (l > 0) {
      const entries = wigner3jEntries(l, 1, l - 1);
      const [, , , polar] = entries.find(([i, k, j]) => i === l && k === 1 && j === l - 1)!;
      const size = Math.sign(polar) * (2 * l + 1) * Math.sqrt(l) * factor[first]!;
      for (const [i, k, j, entry] of entries) {
        const row = 2 * (3 * (first + i) + k);
        const place = value[row] === 0 ? row : row + 1;
        at[place] = (l - 1) ** 2 + j;
        value[place] = size * entry;
      }
    }
    first += 2 * l + 1;
  }
  return { at, value };
}
