import {
  type AtomicGraph,
  besselBasis,
  concat,
  edgeVectors,
  elementEmbedding,
  type Layer,
  layer,
  type Tensor,
} from "noether";
import { messagePassingNetwork } from "noether/models";

/**
 * A network that does not know how vectors turn: messages see the vectors between atoms as three numbers, beside 8 Bessel
 * functions of their lengths.
 *
 * @returns a layer: positions [nodes, 3] and the graph to [graphs, outputs]
 */
export function messagesOfVectors({
  elements,
  cutoff,
  hidden,
  outputs,
}: {
  readonly elements: readonly number[];
  readonly cutoff: number;
  readonly hidden: number;
  readonly outputs: number;
}): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  const basis = besselBasis({ number: 8, end: cutoff });
  const edgeInputs = 3 + basis.number;
  return layer(
    {
      embedding: elementEmbedding(elements, hidden),
      network: messagePassingNetwork({
        ...{ inputs: hidden, edgeInputs, hidden, rounds: 4, outputs },
        aggregation: "mean", // sums over a dozen neighbours grow from round to round
      }),
    },
    ({ embedding, network }, x: Tensor, graph: AtomicGraph): Tensor => {
      const r = edgeVectors(x, graph);
      const edgeFeatures = concat([r, basis.apply(r.norm(1, { keep: true }))], 1);
      return network({ ...graph, features: embedding(graph.numbers), edgeFeatures });
    },
  );
}
