import { type Image, imageShape } from "./image.js";

/**
 * Every n-th pixel of an image, in both directions, starting at the top left corner:
 *
 *     (S_n f)(y, x) = f(n y, n x)        n = stride
 *
 * A convolution "with stride n" ends with this step. It turns a shift by n s into a shift by s; other shifts have no
 * counterpart, because the pixels in between are lost.
 *
 * @param f h x w pixels
 * @returns ceil(h / n) x ceil(w / n) pixels
 * @throws RangeError if the stride is not a positive integer or rows differ in length
 */
export function subsample(f: Image, stride: number): number[][] {
  imageShape(f);
  if (!(Number.isInteger(stride) && stride > 0)) {
    throw new RangeError(`expected a stride of 1, 2, 3, ..., got ${stride}`);
  }
  return f.filter((_, y) => y % stride === 0).map((row) => row.filter((_, x) => x % stride === 0));
}
