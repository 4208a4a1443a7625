import { move } from "./motion.js";
import { type Shape, stridesOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/**
 * How far the places of a row-major operand are apart along some indices: along one that has two axes of it, both move;
 * along one that it lacks, none.
 *
 * @param words the index of each axis
 */
export function stepsAlong(indices: readonly string[], words: readonly string[], shape: Shape): number[] {
  const strides = stridesOf(shape);
  return indices.map((index) =>
    strides.reduce((step, stride, axis) => (words[axis] === index ? step + stride : step), 0),
  );
}

/**
 * The axes of a tensor in the order of a list of their indices; an index that has two axes gives their diagonal.
 *
 * @param words the index of each axis of x
 * @param result each of the words once
 */
export function arrange(x: Tensor, words: readonly string[], result: readonly string[]): Tensor {
  if (words.length === result.length && words.every((each, axis) => each === result[axis])) return x;
  const shape = result.map((index) => x.shape[words.indexOf(index)]!);
  return move(x, {
    lengths: shape,
    to: { shape, start: 0, steps: stridesOf(shape) },
    from: { shape: x.shape, start: 0, steps: stepsAlong(result, words, x.shape) },
  });
}
