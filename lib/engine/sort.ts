import { apply } from "./apply.js";
import { asRows } from "./asRows.js";
import { constantRules } from "./constantRules.js";
import { pick } from "./pick.js";
import { axisOf } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

/** The places of the numbers of each row in ascending order, counted from the beginning of x or of each row. */
const Order: Operation<"flat" | "inRow"> = {
  name: "argSort",
  dtype: "int32",
  shapes: ([x]) => [x!.shape],
  run: ([y], [x], counted, _, [of]) => {
    const n = of!.shape[1]!;
    for (let start = 0; start < x!.length; start += n) {
      const places = Array.from({ length: n }, (__, i) => start + i);
      places.sort((i, j) => compared(x![i]!, x![j]!));
      for (let i = 0; i < n; i++) y![start + i] = places[i]! - (counted === "flat" ? 0 : start);
    }
  },
  ...constantRules,
};

/** Negative if x comes before y: NaN comes last. */
function compared(x: number, y: number): number {
  return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number(Number.isNaN(x)) - Number(Number.isNaN(y));
}

/**
 * The numbers along an axis (default: the last) in ascending order; equal ones keep their order, NaN comes last. The
 * gradient goes back to where each number came from.
 *
 * @throws RangeError if there is no such axis
 */
export function sort(x: Tensor, axis = -1): Tensor {
  const { rows, perNumber } = asRows(x, [axisOf("sort", axis, x.shape)]);
  return perNumber(pick(rows, apply(Order, [rows], "flat")));
}

/** Where along an axis (default: the last) the numbers are in ascending order; int32. Equal ones keep their order. */
export function argSort(x: Tensor, axis = -1): Tensor {
  const { rows, perNumber } = asRows(x, [axisOf("argSort", axis, x.shape)]);
  return perNumber(apply(Order, [rows], "inRow"));
}
