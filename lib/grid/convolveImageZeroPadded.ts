import { type Image, imageShape } from "./image.js";
import { kernelRadii } from "./kernelRadii.js";

/**
 * The convolution of an image f with a kernel k, where f is continued by zeros beyond its border:
 *
 *     (k * f)(x) = sum_y k(y) f(x - y)        f = 0 outside the grid
 *
 * The result keeps the sides of f ("same" padding). It commutes with shifts only as long as nothing but zeros
 * comes near the border.
 *
 * @param f h x w pixels
 * @param k odd x odd pixels
 * @returns h x w pixels
 * @throws RangeError if a side of the kernel is even or rows differ in length
 */
export function convolveImageZeroPadded(f: Image, k: Image): number[][] {
  imageShape(f);
  const [ry, rx] = kernelRadii(k);
  return f.map((row, y) =>
    row.map((_, x) => {
      let sum = 0;
      for (let dy = -ry; dy <= ry; dy++) {
        for (let dx = -rx; dx <= rx; dx++) {
          sum += k[ry + dy]![rx + dx]! * (f[y - dy]?.[x - dx] ?? 0);
        }
      }
      return sum;
    }),
  );
}
