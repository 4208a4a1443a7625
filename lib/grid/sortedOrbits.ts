import { type Image, imageShape } from "./image.js";

/**
 * Numbers of a square image that a quarter turn leaves unchanged: the four pixels that quarter turns take to one
 * another, p, r p, r^2 p and r^3 p, are sorted by their value, least first, orbit after orbit.
 *
 *     (f(p), f(r p), f(r^2 p), f(r^3 p)) sorted,    for one p of each orbit
 *
 * No value is lost, but it is forgotten which turn each came from: orbits turned each by itself give the same numbers.
 * The centre of an image with odd sides is an orbit of its own.
 *
 * @param f n x n pixels
 * @returns n^2 numbers
 * @example
 * sortedOrbits([[3, 1], [4, 2]]); // [1, 2, 3, 4]
 * @throws RangeError if the image is not square, or its rows differ in length
 */
export function sortedOrbits(f: Image): number[] {
  const [h, w] = imageShape(f);
  if (h !== w) throw new RangeError(`expected a square image, got ${h} x ${w} pixels`);
  const n = h;
  const values: number[] = [];
  // A corner of the image, cut so that it holds one pixel of each orbit of four.
  for (let y = 0; y < Math.floor(n / 2); y++) {
    for (let x = 0; x < Math.ceil(n / 2); x++) {
      const [v, u] = [n - 1 - y, n - 1 - x];
      values.push(...[f[y]![x]!, f[u]![y]!, f[v]![u]!, f[x]![v]!].sort((a, b) => a - b));
    }
  }
  if (n % 2 === 1) values.push(f[(n - 1) / 2]![(n - 1) / 2]!);
  return values;
}
