import type { NumberList } from "../algebra/numberList.js";
import { modulo } from "../numbers/modulo.js";
import { type Image, imageShape } from "./image.js";

/**
 * The shift by s of a signal on the periodic grid Z/n:
 *
 *     (T_s f)(t) = f(t - s)        indices modulo n
 *
 * so that T_r T_s = T_(r+s), and a positive s moves the signal towards larger t.
 *
 * @param f n numbers
 * @returns n numbers
 * @example
 * shift([1, 2, 3], 1); // [3, 1, 2]
 * @throws RangeError if s is not an integer
 */
export function shift(f: NumberList, s: number): number[] {
  if (!Number.isInteger(s)) throw new RangeError(`expected a shift by whole steps, got ${s}`);
  return Array.from(f, (_, t) => f[modulo(t - s, f.length)]!);
}

/**
 * The shift of an image on the periodic grid: (T_s f)(x) = f(x - s), with s = [dy, dx] in rows downwards and
 * columns to the right.
 *
 * @throws RangeError if a step is not an integer or the rows differ in length
 */
export function shiftImage(f: Image, [dy, dx]: readonly [dy: number, dx: number]): number[][] {
  const [h] = imageShape(f);
  if (!Number.isInteger(dy)) throw new RangeError(`expected a shift by whole pixels, got ${dy} rows`);
  return f.map((_, y) => shift(f[modulo(y - dy, h)]!, dx));
}
