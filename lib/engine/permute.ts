import { move } from "./motion.js";
import { axisOf, shapeText, stridesOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * The axes in another order: y_(i_order) = x_i, so that axis k of the result is axis order[k] of x.
 *
 * @throws RangeError if the order does not name each axis once
 */
export function permute(x: Tensor, order: readonly number[]): Tensor {
  if (!Array.isArray(order))
    throw new RangeError(
      `permute: expected the order of the axes, a list such as [1, 0], got ${String(order)}`,
    );
  const axes = order.map((axis) => axisOf("permute", axis, x.shape));
  if (axes.length !== x.rank || new Set(axes).size < x.rank)
    throw new RangeError(
      `permute: expected each of the ${x.rank} axes of ${shapeText(x.shape)} once, got [${order.join(", ")}]`,
    );
  if (axes.every((axis, k) => axis === k)) return x;
  const own = stridesOf(x.shape);
  const shape = axes.map((axis) => x.shape[axis]!);
  return move(x, {
    lengths: shape,
    to: { shape, start: 0, steps: stridesOf(shape) },
    from: { shape: x.shape, start: 0, steps: axes.map((axis) => own[axis]!) },
  });
}

/**
 * The transposed matrix, x_ij -> x_ji, in the last two axes; those before stay.
 *
 * @throws RangeError if there are less than two axes
 */
export function transpose(x: Tensor): Tensor {
  if (x.rank < 2)
    throw new RangeError(`transpose: expected a matrix, [..., m, n], got ${shapeText(x.shape)}`);
  const lead = x.shape.slice(0, -2).map((_, axis) => axis);
  return permute(x, [...lead, x.rank - 1, x.rank - 2]);
}
