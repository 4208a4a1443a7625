import { aliasOf } from "./apply.js";
import { mul } from "./arithmetic.js";
import { sumOver } from "./broadcast.js";
import { checkFloat } from "./dtype.js";
import { axesOf, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** How a reduction leaves the axes it goes over: dropped, or with length 1. */
export interface ReduceOptions {
  readonly keep?: boolean;
}

/** The shape without some axes. */
function without(shape: readonly number[], axes: readonly number[]): number[] {
  return shape.filter((_, axis) => !axes.includes(axis));
}

/** The sum over axes (default: all). */
export function sum(
  x: Tensor,
  axes?: number | readonly number[],
  { keep = false }: ReduceOptions = {},
): Tensor {
  const over = axesOf("sum", axes, x.shape);
  const y = sumOver(x, over);
  return keep || over.length === 0 ? y : aliasOf(y, without(x.shape, over));
}

/**
 * The mean over axes (default: all): NaN where there is nothing to take the mean of.
 *
 * @throws TypeError if x is int32
 */
export function mean(x: Tensor, axes?: number | readonly number[], options: ReduceOptions = {}): Tensor {
  checkFloat("mean", x);
  const over = axesOf("mean", axes, x.shape);
  const count = sizeOf(over.map((axis) => x.shape[axis]!));
  return mul(sum(x, over, options), 1 / count);
}
