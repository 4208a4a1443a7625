import { modulo } from "../numbers/modulo.js";
import type { Image } from "./image.js";
import { sumOverKernel } from "./sumOverKernel.js";

/**
 * The cross-correlation of an image f with a kernel k on the periodic grid:
 *
 *     (k ⋆ f)(x) = sum_y k(y) f(x + y)        positions x, y in Z^2, indices of f modulo its sides
 *
 * This is the "convolution" of neural network libraries: the convolution with the kernel rotated by half a turn.
 * y = (0, 0) is the central pixel of the kernel.
 *
 * @param f h x w pixels
 * @param k odd x odd pixels
 * @returns h x w pixels
 * @throws RangeError if a side of the kernel is even or rows differ in length
 */
export function correlateImage(f: Image, k: Image): number[][] {
  return sumOverKernel(f, k, (x, y, n) => modulo(x + y, n));
}
