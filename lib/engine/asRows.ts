import { aliasOf } from "./apply.js";
import { permute } from "./permute.js";
import { type Shape, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** A tensor with some axes as rows: [rows, n], n the numbers along those axes. */
export interface AsRows {
  readonly rows: Tensor;
  /** How many numbers each row has. */
  readonly n: number;
  /** Results, one for each row, in the shape of the other axes; with `keep`, the axes stay with length 1. */
  perRow(y: Tensor, keep: boolean): Tensor;
  /** Rows of the same form back in the shape of the tensor. */
  perNumber(y: Tensor): Tensor;
}

/** The rows of a tensor along some axes, given in ascending order. */
export function asRows(x: Tensor, axes: readonly number[]): AsRows {
  const others = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const order = [...others, ...axes];
  const lengthsOf = (list: readonly number[]): Shape => list.map((axis) => x.shape[axis]!);
  const n = sizeOf(lengthsOf(axes));
  const kept = x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  return {
    rows: aliasOf(permute(x, order), [sizeOf(lengthsOf(others)), n]),
    n,
    perRow: (y, keep) => aliasOf(y, keep ? kept : lengthsOf(others)),
    perNumber: (y) =>
      permute(
        aliasOf(y, lengthsOf(order)),
        x.shape.map((_, axis) => order.indexOf(axis)),
      ),
  };
}
