import { apply } from "./apply.js";
import { asRows } from "./asRows.js";
import { constantRules } from "./constantRules.js";
import type { Values } from "./dtype.js";
import { pick } from "./pick.js";
import type { ReduceOptions } from "./reduce.js";
import { axesOf, axisOf, shapeText } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

/** Where in the row that begins at a place the largest (sign 1) or smallest (sign -1) number is; NaN where there is one. */
function extreme(x: Values, start: number, n: number, sign: 1 | -1): number {
  let found = start;
  for (let i = start; i < start + n; i++) {
    const value = x[i]!;
    if (Number.isNaN(value)) return i;
    if (sign * value > sign * x[found]!) found = i;
  }
  return found;
}

interface Attributes {
  readonly sign: 1 | -1;
  /** Whether places are counted from the beginning of x, or of each row. */
  readonly isFlat: boolean;
}

/** The place of the largest (smallest) number of each row, the first one in a tie. */
const PlaceOfExtreme: Operation<Attributes> = {
  name: "place of the largest",
  dtype: "int32",
  shapes: ([x]) => [x!.shape.slice(0, 1)],
  run: ([places], [x], { sign, isFlat }, _, [of]) => {
    const n = of!.shape[1]!;
    for (let row = 0; row < places!.length; row++)
      places![row] = extreme(x!, row * n, n, sign) - (isFlat ? 0 : row * n);
  },
  ...constantRules,
};

function extremeOf(
  name: string,
  sign: 1 | -1,
  x: Tensor,
  axes: number | readonly number[] | undefined,
  { keep = false }: ReduceOptions,
): Tensor {
  const over = axesOf(name, axes, x.shape);
  if (over.length === 0) return x;
  const { rows, n, perRow } = asRows(x, over);
  checkSome(name, x, rows.shape[0]!, n);
  return perRow(pick(rows, apply(PlaceOfExtreme, [rows], { sign, isFlat: true })), keep);
}

function placeOf(name: string, sign: 1 | -1, x: Tensor, axis: number): Tensor {
  const { rows, n, perRow } = asRows(x, [axisOf(name, axis, x.shape)]);
  checkSome(name, x, rows.shape[0]!, n);
  return perRow(apply(PlaceOfExtreme, [rows], { sign, isFlat: false }), false);
}

function checkSome(name: string, { shape }: Tensor, count: number, n: number): void {
  if (n === 0 && count > 0)
    throw new RangeError(
      `${name}: expected one number at least to choose from, got the shape ${shapeText(shape)}`,
    );
}

/**
 * The largest number over axes (default: all). In a tie the gradient goes to the first; NaN where there is one.
 *
 * @throws RangeError if there are no numbers to choose from
 */
export function max(x: Tensor, axes?: number | readonly number[], options: ReduceOptions = {}): Tensor {
  return extremeOf("max", 1, x, axes, options);
}

/** The smallest number over axes (default: all): as `max`. */
export function min(x: Tensor, axes?: number | readonly number[], options: ReduceOptions = {}): Tensor {
  return extremeOf("min", -1, x, axes, options);
}

/**
 * Where along an axis the largest number is, the first one in a tie; int32.
 *
 * @throws RangeError if there are no numbers to choose from
 */
export function argMax(x: Tensor, axis: number): Tensor {
  return placeOf("argMax", 1, x, axis);
}

/** Where along an axis the smallest number is, the first one in a tie; int32. */
export function argMin(x: Tensor, axis: number): Tensor {
  return placeOf("argMin", -1, x, axis);
}
