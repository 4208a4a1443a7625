import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { Graph } from "../graph/graph.js";
import { segmentMean } from "../graph/segmentMean.js";

/**
 * The linear maps of sets that commute with all permutations of their elements: of one number an element they are
 * lambda 1 + gamma (all ones), two of n^2, and with channels
 *
 *     y_i = x_i Lambda + mean_j x_j Gamma + b        the mean over the set of i
 *
 * @returns a layer: x [elements, inputs] and the sets to y [elements, outputs]
 * @see Zaheer et al., Deep sets (NIPS 2017), lemma 3
 */
export function setLinear(
  inputs: number,
  outputs: number,
): Layer<
  [x: Tensor, sets: Pick<Graph, "graph" | "graphs">],
  Tensor,
  { Lambda: Tensor; Gamma: Tensor; b: Tensor }
> {
  const matrix = parameter([inputs, outputs], normal(Math.sqrt(1 / (2 * inputs))));
  return layer(
    { Lambda: matrix, Gamma: matrix, b: parameter([outputs], "zeros") },
    ({ Lambda, Gamma, b }, x: Tensor, { graph, graphs }: Pick<Graph, "graph" | "graphs">): Tensor =>
      x
        .matmul(Lambda)
        .add(segmentMean(x, graph, graphs).matmul(Gamma).gather(graph))
        .add(b),
  );
}
