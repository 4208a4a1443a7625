import { aliasOf, apply } from "./apply.js";
import { checkRows, Gather } from "./rows.js";
import type { Tensor } from "./tensor.js";

/**
 * Rows of a tensor by their numbers, y_e = x_rows(e).
 *
 * @param x [n, ...]
 * @param rows int32 of any shape
 * @returns [...rows.shape, ...]
 * @throws TypeError if rows are not int32
 * @throws RangeError if a row is not from 0 to n - 1, or x has no rows
 */
export function gather(x: Tensor, rows: Tensor): Tensor {
  if (x.rank === 0) throw new RangeError("gather: expected a tensor with rows, [n, ...], got one number");
  checkRows("gather", rows, x.shape[0]!);
  const y = apply(Gather, [x, rows], null);
  return rows.rank === 1 ? y : aliasOf(y, [...rows.shape, ...x.shape.slice(1)]);
}
