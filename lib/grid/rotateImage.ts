import { cosineSine } from "../numbers/angle.js";
import { type Image, imageShape } from "./image.js";

/**
 * The image f rotated by an angle about the centre c of its grid, counter-clockwise as seen:
 *
 *     (R f)(p) = f(c + R^-1 (p - c))
 *
 * With rows downwards, p - c = (v, u) for v rows down and u columns to the right, and
 *
 *     R^-1 (v, u) = (u sin a + v cos a, u cos a - v sin a),        a = angle in radians
 *
 * f is 0 outside the grid and bilinear between pixels. Multiples of a quarter turn move pixels onto pixels and
 * are exact for square images; other angles blur, so rotating back does not restore f.
 *
 * @param f h x w pixels
 * @returns h x w pixels; what leaves the grid is lost
 * @example
 * rotateImage([[1, 2], [3, 4]], Math.PI / 2); // [[2, 4], [1, 3]]
 * @throws RangeError if the angle is not finite or rows differ in length
 */
export function rotateImage(f: Image, angle: number): number[][] {
  const [h, w] = imageShape(f);
  if (!Number.isFinite(angle)) throw new RangeError(`expected a finite angle in radians, got ${angle}`);
  const [cos, sin] = cosineSine(angle);
  const [cy, cx] = [(h - 1) / 2, (w - 1) / 2];
  return f.map((row, y) =>
    row.map((_, x) => {
      const [v, u] = [y - cy, x - cx];
      return bilinear(f, cy + u * sin + v * cos, cx + u * cos - v * sin);
    }),
  );
}

/**
 * The image rotated by a quarter turn, counter-clockwise as seen: `out[y][x] = f[x][w - 1 - y]`.
 *
 * @param f h x w pixels
 * @returns w rows of h pixels, the pixels of f rearranged
 * @example
 * quarterTurn([[1, 2, 3]]); // [[3], [2], [1]]
 */
export function quarterTurn(f: Image): number[][] {
  const [h, w] = imageShape(f);
  return Array.from({ length: w }, (_, y) => Array.from({ length: h }, (_, x) => f[x]![w - 1 - y]!));
}

function bilinear(f: Image, y: number, x: number): number {
  const [i, j] = [Math.floor(y), Math.floor(x)];
  const [b, a] = [y - i, x - j];
  const at = (row: number, column: number): number => f[row]?.[column] ?? 0;
  const upper = (1 - a) * at(i, j) + a * at(i, j + 1);
  const lower = (1 - a) * at(i + 1, j) + a * at(i + 1, j + 1);
  return (1 - b) * upper + b * lower;
}
