import { apply } from "./apply.js";
import { checkSegments, SegmentSum } from "./rows.js";
import type { Tensor } from "./tensor.js";

/**
 * Sums of the rows that belong together, y_i = sum of x_e over all e with rows(e) = i, in the order of e; 0 where there is
 * none.
 *
 * @param x [e, ...]
 * @param rows int32 [e]: the segment of each row
 * @param count how many segments there are
 * @returns [count, ...]
 * @throws TypeError if rows are not int32
 * @throws RangeError if there is not one of them for each row of x, or one is not from 0 to count - 1
 */
export function segmentSum(x: Tensor, rows: Tensor, count: number): Tensor {
  checkSegments("segmentSum", x, rows, count);
  return apply(SegmentSum, [x, rows], count);
}
