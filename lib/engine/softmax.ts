import { apply } from "./apply.js";
import { add, div, sub } from "./arithmetic.js";
import { asRows } from "./asRows.js";
import { sumOver } from "./broadcast.js";
import { constantRules } from "./constantRules.js";
import { checkFloat } from "./dtype.js";
import { exp, log } from "./functions.js";
import type { ReduceOptions } from "./reduce.js";
import { axesOf, axisOf } from "./shape.js";
import { smooth } from "./smooth.js";
import type { Operation, Tensor } from "./tensor.js";

/**
 * The largest number of each row, [rows, 1], as a constant that is taken off before exp and put back after log: what it is
 * does not matter, so that it has no gradient. 0 where it is infinite or the row is empty.
 */
const Level: Operation = {
  name: "largest of each row",
  shapes: ([x]) => [[x!.shape[0]!, 1]],
  run: ([y], [x], _, __, [of]) => {
    const n = of!.shape[1]!;
    for (let row = 0; row < y!.length; row++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let i = row * n; i < (row + 1) * n; i++) if (x![i]! > most) most = x![i]!;
      y![row] = Number.isFinite(most) ? most : 0;
    }
  },
  ...constantRules,
};

/** x - m and log sum_i exp(x_i - m) for each row, m its largest number. */
function shifted(rows: Tensor): { readonly level: Tensor; readonly above: Tensor; readonly total: Tensor } {
  const level = apply(Level, [rows], null);
  const above = sub(rows, level);
  return { level, above, total: sumOver(smooth(exp, above), [1]) };
}

/**
 * log sum_i exp x_i over axes (default: all), without overflow; -Infinity where there are no numbers.
 *
 * @throws TypeError if x is int32
 */
export function logSumExp(
  x: Tensor,
  axes?: number | readonly number[],
  { keep = false }: ReduceOptions = {},
): Tensor {
  checkFloat("logSumExp", x);
  const over = axesOf("logSumExp", axes, x.shape);
  if (over.length === 0) return x;
  const { rows, perRow } = asRows(x, over);
  const { level, total } = shifted(rows);
  return perRow(add(smooth(log, total), level), keep);
}

/**
 * exp x_i / sum_j exp x_j along an axis (default: the last), without overflow: probabilities from their logarithms.
 *
 * @throws TypeError if x is int32
 * @throws RangeError if there is no such axis
 */
export function softmax(x: Tensor, axis = -1): Tensor {
  checkFloat("softmax", x);
  const { rows, perNumber } = asRows(x, [axisOf("softmax", axis, x.shape)]);
  const e = smooth(exp, sub(rows, apply(Level, [rows], null)));
  return perNumber(div(e, sumOver(e, [1])));
}

/** log softmax x = x - log sum_j exp x_j along an axis (default: the last), precise where a probability is nearly 0. */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  checkFloat("logSoftmax", x);
  const { rows, perNumber } = asRows(x, [axisOf("logSoftmax", axis, x.shape)]);
  const { above, total } = shifted(rows);
  return perNumber(sub(above, smooth(log, total)));
}
