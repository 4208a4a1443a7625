import { zeroMatrix } from "../algebra/matrixSum.js";
import type { Basis } from "./basis.js";
import type { Shell } from "./shell.js";

/**
 * A symmetric matrix over the functions of a basis, from its blocks: each pair of shells is asked for once.
 *
 * @param block (2la + 1)(2lb + 1) numbers, those of b running faster; read before the next block is asked for
 * @returns size x size
 */
export function symmetricFromBlocks(
  { size, shells }: Basis,
  block: (a: Shell, b: Shell) => ArrayLike<number>,
): number[][] {
  const rows = zeroMatrix(size, size);
  for (const [k, a] of shells.entries()) {
    for (const b of shells.slice(0, k + 1)) {
      const values = block(a, b);
      for (let m = 0, f = 0; m <= 2 * a.l; m++) {
        for (let n = 0; n <= 2 * b.l; n++, f++) {
          rows[a.first + m]![b.first + n] = values[f]!;
          rows[b.first + n]![a.first + m] = values[f]!;
        }
      }
    }
  }
  return rows;
}
