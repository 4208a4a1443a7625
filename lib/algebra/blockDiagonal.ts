import type { NumberRows } from "./numberList.js";
import { zeros } from "./vector.js";

/**
 * The matrix with these blocks along its diagonal and 0 elsewhere.
 *
 * @param blocks m_k x n_k
 * @returns sum m_k x sum n_k
 */
export function blockDiagonal(blocks: readonly NumberRows[]): number[][] {
  const widths = blocks.map((block) => block[0]?.length ?? 0);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let left = 0;
  return blocks.flatMap((block, k) => {
    const [before, after] = [left, whole - left - widths[k]!];
    left += widths[k]!;
    return Array.from(block, (row) => [...zeros(before), ...row, ...zeros(after)]);
  });
}
