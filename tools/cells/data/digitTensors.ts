import { type Image, rotateImage, type Tensor, tensor } from "noether";
import type { Digits } from "./mnist.js";

/** Digits as a network takes them. */
export interface DigitTensors {
  /** [digit, 1, row, column], float32, from 0 (paper) to 1 (ink). */
  readonly images: Tensor;
  /** The value of each, 0 to 9. */
  readonly labels: number[];
}

/** How digits are prepared. */
export interface DigitTensorOptions {
  /** Pixels a side, 1 to 28 (default: 28). */
  readonly side?: number;
  /** By what angle the i-th digit is rotated, in radians, as `rotateImage` (default: none is). */
  readonly angle?: (i: number) => number;
}

/**
 * Some of the digits as tensors. They are rotated at 28 x 28 pixels, then made smaller: each pixel is the mean over the
 * area that it covers, so that making an image smaller and turning it by a quarter commute exactly.
 *
 * @param indices the numbers of the digits, such as `digits.train.slice(0, 600)`
 * @example
 * const digits = await mnist();
 * const { images, labels } = digitTensors(digits, digits.test, { side: 17, angle: (i) => digits.angles[i] });
 * @throws RangeError if there is no such digit, or the side is no whole number from 1 to 28
 */
export function digitTensors(
  digits: Digits,
  indices: readonly number[],
  { side = 28, angle }: DigitTensorOptions = {},
): DigitTensors {
  if (!(Number.isInteger(side) && side >= 1 && side <= full))
    throw new RangeError(`digitTensors: expected a side from 1 to ${full} pixels, got ${side}`);
  const pixels = new Float32Array(indices.length * side * side);
  for (const [k, i] of indices.entries()) {
    const upright = digits.image(i);
    const image = angle === undefined ? upright : rotateImage(upright, angle(i));
    pixels.set(areaMeans(image, side), k * side * side);
  }
  return {
    images: tensor(pixels, { shape: [indices.length, 1, side, side] }),
    labels: indices.map((i) => digits.labels[i]!),
  };
}

const full = 28;

/** Grey values are counted in steps of this size: sums of whole numbers are the same in every order. */
const step = 2 ** -40;

/**
 * The means of a 28 x 28 image over side x side equal squares, row by row:
 *
 *     m(i, j) = sum_y,x w(i, y) w(j, x) f(y, x) / 28^2,
 *
 * where w(i, y) is how much of pixel y lies in square i, in units of 1 / side of a pixel.
 */
function areaMeans(f: Image, side: number): Float64Array {
  const w = (i: number, y: number): number =>
    Math.max(0, Math.min(full * (i + 1), side * (y + 1)) - Math.max(full * i, side * y));
  const narrow = f.map((row) =>
    sums(
      row.map((value) => Math.round(value / step)),
      side,
      w,
    ),
  );
  const means = new Float64Array(side * side);
  for (let j = 0; j < side; j++) {
    const column = sums(
      narrow.map((row) => row[j]!),
      side,
      w,
    );
    for (let i = 0; i < side; i++) means[i * side + j] = (column[i]! * step) / full ** 2;
  }
  return means;
}

/** sum_y w(i, y) f(y) for each i. */
function sums(f: readonly number[], side: number, w: (i: number, y: number) => number): number[] {
  return Array.from({ length: side }, (_, i) => {
    let sum = 0;
    const last = Math.min(full, Math.ceil((full * (i + 1)) / side));
    for (let y = Math.floor((full * i) / side); y < last; y++) sum += w(i, y) * f[y]!;
    return sum;
  });
}
