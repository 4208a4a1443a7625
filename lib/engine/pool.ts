import { aliasOf } from "./apply.js";
import { checkTensor } from "./checkTensor.js";
import { max } from "./largest.js";
import { mean } from "./reduce.js";
import { shapeText } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * The mean of each square of side x side places, which lie next to each other:
 *
 *     y_bc(p, q) = 1 / side^2 sum_r,s x_bc(side p + r, side q + s)        0 <= r, s < side
 *
 * @param x [batch, channel, rows, columns]
 * @returns [batch, channel, rows / side, columns / side]
 * @throws RangeError if x has not four axes, or the side does not divide its rows and columns
 */
export function averagePool2d(x: Tensor, side: number): Tensor {
  const [batch, channels, rows, columns] = checked("averagePool2d", x, side);
  return mean(aliasOf(x, [batch, channels, rows / side, side, columns / side, side]), [3, 5]);
}

/**
 * The largest number of each square of side x side places, which lie next to each other:
 *
 *     y_bc(p, q) = max_r,s x_bc(side p + r, side q + s)        0 <= r, s < side
 *
 * Its gradient goes to the place of that number, the first of several that are equal.
 *
 * @param x [batch, channel, rows, columns]
 * @returns [batch, channel, rows / side, columns / side]
 * @throws RangeError as `averagePool2d`
 */
export function maxPool2d(x: Tensor, side: number): Tensor {
  const [batch, channels, rows, columns] = checked("maxPool2d", x, side);
  return max(aliasOf(x, [batch, channels, rows / side, side, columns / side, side]), [3, 5]);
}

function checked(name: string, x: Tensor, side: number): readonly [number, number, number, number] {
  checkTensor(name, x);
  if (x.rank !== 4)
    throw new RangeError(`${name}: expected x [batch, channel, rows, columns], got ${shapeText(x.shape)}`);
  if (!Number.isInteger(side) || side < 1)
    throw new RangeError(`${name}: expected a side of 1, 2, ..., got ${side}`);
  const [batch, channels, rows, columns] = x.shape as [number, number, number, number];
  if (rows % side !== 0 || columns % side !== 0)
    throw new RangeError(
      `${name}: expected rows and columns that ${side} divides, got ${rows} x ${columns}: cut the image or choose another side`,
    );
  return [batch, channels, rows, columns];
}
