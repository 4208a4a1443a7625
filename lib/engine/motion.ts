import { apply } from "./apply.js";
import { loopOf } from "./loop.js";
import { type Shape, sizeOf } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

/** One side of a motion: the shape there, the place of the first number, and how far the places are apart along each index. */
export interface Places {
  readonly shape: Shape;
  readonly start: number;
  readonly steps: readonly number[];
}

/**
 * A rearrangement of numbers: y at the places `to` is x at the places `from`, for indices up to `lengths`, and y is 0 at
 * all others. Its transpose goes from `to` to `from`: slices and paddings are each other's, a permutation is its inverse's.
 */
export interface Motion {
  readonly lengths: Shape;
  readonly to: Places;
  readonly from: Places;
}

const Move: Operation<Motion> = {
  name: "move",
  shapes: (_, { to }) => [to.shape],
  run: ([y], [x], { lengths, to, from }, _, __, kernels) => {
    if (sizeOf(lengths) < y!.length) y!.fill(0);
    kernels.move(y!, to.start, x!, from.start, loopOf(lengths, [to.steps, from.steps]), false);
  },
  gradients: ([g], { attributes: { to, from, ...same } }) => [g && move(g, { ...same, to: from, from: to })],
};

/** Numbers rearranged. */
export function move(x: Tensor, motion: Motion): Tensor {
  return apply(Move, [x], motion);
}
