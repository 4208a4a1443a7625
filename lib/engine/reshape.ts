import { aliasOf } from "./apply.js";
import { type Shape, shapeText, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * The same numbers, row-major, under another shape; one length may be -1: as long as it has to be.
 *
 * @throws RangeError if the shape does not hold as many numbers
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  if (!Array.isArray(shape))
    throw new RangeError(
      `reshape: expected a shape, a list of whole numbers such as [2, 3], got ${String(shape)}`,
    );
  const holes = shape.filter((length) => length === -1).length;
  const known = -sizeOf(shape); // of the lengths beside a hole
  const full =
    holes === 1 && known > 0 ? shape.map((length) => (length === -1 ? x.size / known : length)) : shape;
  if (
    holes <= 1 &&
    sizeOf(full) === x.size &&
    full.every((length) => Number.isSafeInteger(length) && length >= 0)
  )
    return aliasOf(x, full);
  throw new RangeError(
    `reshape: expected a shape for the ${x.size} numbers of ${shapeText(x.shape)}, one length at most -1, got ${shapeText(shape)}`,
  );
}
