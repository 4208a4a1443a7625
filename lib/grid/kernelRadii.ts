import { type Image, imageShape } from "./image.js";

/**
 * How far a kernel reaches from its centre: [ry, rx] for a kernel of 2 ry + 1 rows and 2 rx + 1 columns.
 *
 * @throws RangeError if a side is even: such a kernel has no pixel at its centre
 */
export function kernelRadii(k: Image): [ry: number, rx: number] {
  const [h, w] = imageShape(k);
  if (h % 2 === 0 || w % 2 === 0) {
    throw new RangeError(
      `expected a kernel with odd sides, got ${h} x ${w}: an even side has no pixel at its centre`,
    );
  }
  return [(h - 1) / 2, (w - 1) / 2];
}
