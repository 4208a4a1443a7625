import { modulo } from "../numbers/modulo.js";
import { type Image, imageShape } from "./image.js";
import { kernelRadii } from "./kernelRadii.js";

/**
 * The convolution of an image f with a kernel k on the periodic grid:
 *
 *     (k * f)(x) = sum_y k(y) f(x - y)        positions x, y in Z^2, indices of f modulo its sides
 *
 * y = (0, 0) is the pixel in the middle of the kernel.
 *
 * @param f h x w pixels
 * @param k odd x odd pixels
 * @returns h x w pixels
 * @throws RangeError if a side of the kernel is even or rows differ in length
 */
export function convolveImage(f: Image, k: Image): number[][] {
  const [h, w] = imageShape(f);
  const [ry, rx] = kernelRadii(k);
  return f.map((row, y) =>
    row.map((_, x) => {
      let sum = 0;
      for (let dy = -ry; dy <= ry; dy++) {
        for (let dx = -rx; dx <= rx; dx++) {
          sum += k[ry + dy]![rx + dx]! * f[modulo(y - dy, h)]![modulo(x - dx, w)]!;
        }
      }
      return sum;
    }),
  );
}
