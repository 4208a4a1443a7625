import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { Graph } from "../graph/graph.js";
import { type DenseParameters, dense } from "./dense.js";

/**
 * What a molecule has as the sum of what its atoms contribute,
 *
 *     y = sum_i two(phi(one(s_i)))
 *
 * so that two molecules far from each other have the sum of both. The order of the atoms does not matter.
 *
 * @param features how many numbers an atom has
 * @param options.activation phi (default: silu)
 * @param options.hidden the width between the two layers (default: half of the features)
 * @returns a layer: s [nodes, features] and the graphs to y [graphs]
 */
export function atomwise(
  features: number,
  {
    activation = (x) => x.silu(),
    hidden = Math.max(1, Math.floor(features / 2)),
  }: { readonly activation?: (x: Tensor) => Tensor; readonly hidden?: number } = {},
): Layer<
  [s: Tensor, graphs: Pick<Graph, "graph" | "graphs">],
  Tensor,
  { one: DenseParameters; two: DenseParameters }
> {
  return layer(
    { one: dense(features, hidden), two: dense(hidden, 1) },
    ({ one, two }, s: Tensor, { graph, graphs }: Pick<Graph, "graph" | "graphs">): Tensor =>
      two(activation(one(s)))
        .segmentSum(graph, graphs)
        .reshape([graphs]),
  );
}
