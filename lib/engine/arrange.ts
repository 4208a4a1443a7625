import { contract, type Form } from "./form.js";
import { loopOf } from "./loop.js";
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
 * F(x, G) = sum x_(words) G_(result), the axes of x in another order; where two of them have one index, its diagonal:
 * F(x, G) = sum_i x_ii G_i.
 *
 * @param result each of the words once
 */
function arrangement(words: readonly string[], shape: Shape, result: readonly string[]): Form {
  const to = result.map((index) => shape[words.indexOf(index)]!);
  const steps = [stepsAlong(result, words, shape), stridesOf(to)] as const;
  return {
    name: "arrange",
    shapes: [shape, to],
    run(skip, out, [x, G], { move }) {
      if (skip === 1) return move(out, 0, x!, 0, loopOf(to, [steps[1], steps[0]]), false);
      // Beside the diagonal there is nothing.
      if (result.length < words.length) out.fill(0);
      move(out, 0, G!, 0, loopOf(to, steps), false);
    },
  };
}

/**
 * The axes of a tensor in the order of a list of their indices; an index that has two axes gives their diagonal.
 *
 * @param words the index of each axis of x
 * @param result each of the words once
 */
export function arrange(x: Tensor, words: readonly string[], result: readonly string[]): Tensor {
  if (words.length === result.length && words.every((each, axis) => each === result[axis])) return x;
  return contract(arrangement(words, x.shape, result), 1, [x]);
}
