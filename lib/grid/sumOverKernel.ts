import { type Image, imageShape } from "./image.js";
import { kernelRadii } from "./kernelRadii.js";

/**
 * At each pixel x of f, the sum over the pixels y of a kernel, y = (0, 0) being its central one:
 *
 *     sum_y k(y) f(place(x, y))        place applied to rows and columns; f is 0 outside the grid
 *
 * @param f h x w pixels
 * @param k odd x odd pixels
 * @param place along a side of n pixels, the place in f for x = 0, ..., n - 1 and y
 * @returns h x w pixels
 * @throws RangeError if a side of the kernel is even or rows differ in length
 */
export function sumOverKernel(
  f: Image,
  k: Image,
  place: (x: number, y: number, n: number) => number,
): number[][] {
  const [[h, w], [ry, rx]] = [imageShape(f), kernelRadii(k)];
  const rows = places(h, ry, place);
  const columns = w === h && rx === ry ? rows : places(w, rx, place);
  return rows.map((row) =>
    columns.map((column) => {
      let sum = 0;
      for (let i = 0; i < row.length; i++) {
        const [weights, pixels] = [k[i]!, f[row[i]!] ?? outside];
        for (let j = 0; j < column.length; j++) sum += weights[j]! * (pixels[column[j]!] ?? 0);
      }
      return sum;
    }),
  );
}

/** A row of zeros. */
const outside: readonly number[] = [];

/** For each x = 0, ..., n - 1 the places of y = -radius, ..., radius. */
function places(n: number, radius: number, place: (x: number, y: number, n: number) => number): number[][] {
  return Array.from({ length: n }, (_, x) =>
    Array.from({ length: 2 * radius + 1 }, (_, i) => place(x, i - radius, n)),
  );
}
