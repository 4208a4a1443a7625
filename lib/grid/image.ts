/** A function on a grid, given by its rows: `image[y][x]`, with y = 0, 1, ... downwards and x = 0, 1, ... to the right. */
export type Image = readonly (readonly number[])[];

/**
 * The image f of h rows and w columns with `f[y][x] = value(y, x)`.
 *
 * @example
 * image(2, 3, (y, x) => 10 * y + x); // [[0, 1, 2], [10, 11, 12]]
 * @throws RangeError if a side is not a positive integer
 */
export function image(h: number, w: number, value: (y: number, x: number) => number): number[][] {
  if (!(Number.isInteger(h) && Number.isInteger(w) && h > 0 && w > 0)) {
    throw new RangeError(`expected an image of h x w pixels with positive integers h and w, got ${h} x ${w}`);
  }
  return Array.from({ length: h }, (_, y) => Array.from({ length: w }, (_, x) => value(y, x)));
}

/**
 * The sides [h, w] of an image: its number of rows and of columns.
 *
 * @throws RangeError if the image is empty or its rows differ in length
 */
export function imageShape(f: Image): [h: number, w: number] {
  const w = f[0]?.length ?? 0;
  if (w === 0)
    throw new RangeError("expected an image with at least one row and one column, got an empty one");
  for (const [y, row] of f.entries()) {
    if (row.length !== w) {
      throw new RangeError(
        `expected rows of equal length, got ${w} pixels in row 0 and ${row.length} in row ${y}`,
      );
    }
  }
  return [f.length, w];
}
