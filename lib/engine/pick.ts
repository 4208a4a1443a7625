import { apply } from "./apply.js";
import type { Shape } from "./shape.js";
import type { Node, Operation, Tensor } from "./tensor.js";

/** y_i = x_places(i), the numbers of x counted row-major; 0 where the place is -1. */
const Pick: Operation = {
  name: "pick",
  shapes: ([, places]) => [places!.shape],
  run: ([y], [x, places]) => {
    for (let i = 0; i < y!.length; i++) y![i] = places![i]! < 0 ? 0 : x![places![i]!]!;
  },
  gradients: ([g], { inputs: [x, places] }) => [g && place(g, places!, x!.shape)],
  push: picked,
};

/** y_places(i) += x_i: the transpose of `Pick`. */
const Place: Operation<Shape> = {
  name: "place",
  shapes: (_, shape) => [shape],
  run: ([y], [x, places]) => {
    y!.fill(0);
    for (let i = 0; i < x!.length; i++) if (places![i]! >= 0) y![places![i]!]! += x![i]!;
  },
  gradients: picked,
  push: ([u], { inputs: [, places], attributes: shape }) => [u && place(u, places!, shape)],
};

/** The numbers of x at places, counted row-major: what is largest, sorted, or else chosen by looking at the numbers. */
export function pick(x: Tensor, places: Tensor): Tensor {
  return apply(Pick, [x, places], null);
}

/** What is linear in x pushes a tangent like x; the transpose of that of `Place` is the same. */
function picked(
  [u]: readonly (Tensor | undefined)[],
  { inputs: [, places] }: Pick<Node, "inputs">,
): readonly (Tensor | undefined)[] {
  return [u && pick(u, places!)];
}

function place(x: Tensor, places: Tensor, shape: Shape): Tensor {
  return apply(Place, [x, places], shape);
}
