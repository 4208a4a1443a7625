import { parted } from "./concat.js";
import type { Repeated } from "./repeated.js";
import { axisOf, shapeText } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * Equal parts along an axis (default: the last).
 *
 * @example
 * const [query, key, value] = x.split(3);
 * @throws RangeError if the axis does not divide into so many equal parts
 */
export function split<const N extends number>(x: Tensor, parts: N, axis = -1): Repeated<Tensor, N> {
  const along = axisOf("split", axis, x.shape);
  const length = x.shape[along]! / parts;
  if (!(Number.isInteger(parts) && parts > 0 && Number.isInteger(length)))
    throw new RangeError(
      `split: expected a number of equal parts of the ${x.shape[along]} entries along axis ${along} of ${shapeText(x.shape)}, got ${parts}`,
    );
  const lengths = Array.from({ length: parts }, () => length);
  return (parts === 1 ? [x] : parted(x, along, lengths)) as Repeated<Tensor, N>;
}
