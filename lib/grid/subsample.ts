import { type Image, imageShape } from "./image.js";

/**
 * Every n-th pixel of an image, in both directions, from the corner on:
 *
 *     (S_n f)(y, x) = f(n y, n x)        n = stride
 *
 * What a convolution "with stride n" does after the convolution. It turns a shift by n s into a shift by s, and
 * has no answer to the other shifts: the pixels between are gone.
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
