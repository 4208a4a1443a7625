import type { Image } from "./image.js";
import { sumOverKernel } from "./sumOverKernel.js";

/**
 * The convolution of an image f with a kernel k, where f is extended by zeros beyond its border:
 *
 *     (k * f)(x) = sum_y k(y) f(x - y)        f = 0 outside the grid
 *
 * The result keeps the sides of f ("same" padding). It commutes with shifts only as long as all pixels near the
 * border are zero.
 *
 * @param f h x w pixels
 * @param k odd x odd pixels
 * @returns h x w pixels
 * @throws RangeError if a side of the kernel is even or rows differ in length
 */
export function convolveImageZeroPadded(f: Image, k: Image): number[][] {
  return sumOverKernel(f, k, (x, y) => x - y);
}
