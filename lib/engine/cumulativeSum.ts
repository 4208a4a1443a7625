import { apply } from "./apply.js";
import { axisOf, sizeOf } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

interface Attributes {
  readonly axis: number;
  /** Whether it goes on from the end to the beginning. */
  readonly isReverse: boolean;
}

/** y_i = x_0 + ... + x_i; its transpose sums up from the other end: y_i = x_i + ... + x_(n-1). */
const CumulativeSum: Operation<Attributes> = {
  name: "cumulativeSum",
  shapes: ([x]) => [x!.shape],
  run: ([y], [x], { axis, isReverse }, _, [of]) => {
    const { shape } = of!;
    const n = shape[axis]!;
    const width = sizeOf(shape.slice(axis + 1));
    const step = isReverse ? -width : width;
    for (let block = 0; block < x!.length; block += n * width) {
      const first = block + (isReverse ? (n - 1) * width : 0);
      for (let j = 0; j < width; j++) {
        let sum = 0;
        for (let i = 0, at = first + j; i < n; i++, at += step) {
          sum += x![at]!;
          y![at] = sum;
        }
      }
    }
  },
  gradients: ([g], { attributes: { axis, isReverse } }) => [
    g && apply(CumulativeSum, [g], { axis, isReverse: !isReverse }),
  ],
};

/**
 * Sums of what comes up to each place along an axis, y_i = x_0 + ... + x_i.
 *
 * @throws RangeError if there is no such axis
 */
export function cumulativeSum(x: Tensor, axis: number): Tensor {
  return apply(CumulativeSum, [x], { axis: axisOf("cumulativeSum", axis, x.shape), isReverse: false });
}
