import { checkRows } from "./matrix.js";
import { zeroMatrix } from "./matrixSum.js";
import type { NumberRows } from "./numberList.js";

/**
 * The matrix with these blocks along its diagonal and 0 elsewhere.
 *
 * @param blocks m_k x n_k
 * @returns sum m_k x sum n_k
 * @throws RangeError if the rows of a block differ in length
 */
export function blockDiagonal(blocks: readonly NumberRows[]): number[][] {
  const width = (block: NumberRows): number => block[0]?.length ?? 0;
  const m = blocks.reduce((sum, block) => sum + block.length, 0);
  const n = blocks.reduce((sum, block) => sum + width(block), 0);
  const whole = zeroMatrix(m, n);
  let [top, left] = [0, 0];
  for (const block of blocks) {
    checkRows(block);
    for (let i = 0; i < block.length; i++) {
      for (let j = 0; j < block[i]!.length; j++) whole[top + i]![left + j] = block[i]![j]!;
    }
    top += block.length;
    left += width(block);
  }
  return whole;
}
