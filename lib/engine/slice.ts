import { type Motion, move } from "./motion.js";
import { axisOf, shapeText, stridesOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * The entries from, ..., to - 1 along an axis; negative ones are counted from the end.
 *
 * @param to default: the end
 * @throws RangeError if they are not within the axis, or to < from
 */
export function slice(x: Tensor, axis: number, from: number, to?: number): Tensor {
  const along = axisOf("slice", axis, x.shape);
  const n = x.shape[along]!;
  const [first, end] = [counted(from, n), to === undefined ? n : counted(to, n)];
  if (!(Number.isInteger(first) && Number.isInteger(end) && 0 <= first && first <= end && end <= n))
    throw new RangeError(
      `slice: expected 0 <= from <= to <= ${n} along axis ${along} of ${shapeText(x.shape)}, got from ${from} to ${to ?? n}`,
    );
  return end - first === n ? x : move(x, cut(x.shape, along, first, end - first));
}

const counted = (place: number, n: number): number => (place < 0 ? place + n : place);

/** The motion that takes `length` entries out, from `first` on. */
function cut(from: readonly number[], axis: number, first: number, length: number): Motion {
  const steps = stridesOf(from);
  const shape = from.with(axis, length);
  return {
    lengths: shape,
    to: { shape, start: 0, steps: stridesOf(shape) },
    from: { shape: from, start: first * steps[axis]!, steps },
  };
}

/**
 * Zeros before and after along an axis: the transpose of a slice.
 *
 * @throws RangeError if there is no such axis, or a number of zeros is no whole number from 0 on
 */
export function pad(x: Tensor, axis: number, before: number, after: number): Tensor {
  const along = axisOf("pad", axis, x.shape);
  if (![before, after].every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new RangeError(
      `pad: expected whole numbers of zeros from 0 on, got ${before} before and ${after} after`,
    );
  if (before + after === 0) return x;
  const n = x.shape[along]!;
  const { lengths, to, from } = cut(x.shape.with(along, before + n + after), along, before, n);
  return move(x, { lengths, to: from, from: to });
}
