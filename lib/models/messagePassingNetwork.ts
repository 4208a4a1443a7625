import { concat } from "../engine/concat.js";
import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { type Aggregation, aggregate } from "../graph/aggregate.js";
import type { Graph } from "../graph/graph.js";
import { dense } from "../layers/dense.js";
import { edgeDense } from "../layers/edgeDense.js";

/** What a message-passing network is made of. */
export interface MessagePassingOptions {
  /** How many numbers a node has. */
  readonly inputs: number;
  /** How many an edge has (default: 0). */
  readonly edgeInputs?: number;
  /** The width of everything inside (default: 64). */
  readonly hidden?: number;
  /** How many times nodes speak (default: 3). */
  readonly rounds?: number;
  /** How many numbers a graph gets. */
  readonly outputs: number;
  /** How messages become one (default: "sum"). */
  readonly aggregation?: Aggregation;
}

/** A graph whose nodes know something, and its edges too where the network asks for it. */
export interface FeatureGraph extends Graph {
  /** [nodes, inputs] */
  readonly features: Tensor;
  /** [edges, edgeInputs] */
  readonly edgeFeatures?: Tensor;
}

/**
 * The plain message-passing network: nodes hear their neighbours, some rounds long, and a graph is the sum of its nodes,
 *
 *     m_i = sum_j M(h_i, h_j, e_ij)        h_i <- h_i + U(h_i, m_i)        y = R(sum_i h_i)
 *
 * M, U and R have two dense layers each. It commutes with permutations of the nodes, and so y does not depend on their
 * order. It tells no graphs apart that look alike from each node as far as the rounds reach, trees of neighbours of
 * neighbours: two triangles and a hexagon are the same to it (Weisfeiler and Leman).
 *
 * @returns a layer: graphs to y [graphs, outputs]
 * @see Gilmer, Schoenholz, Riley, Vinyals and Dahl, Neural message passing for quantum chemistry (ICML 2017); Xu, Hu,
 * Leskovec and Jegelka, How powerful are graph neural networks? (2019)
 */
export function messagePassingNetwork({
  inputs,
  edgeInputs = 0,
  hidden = 64,
  rounds = 3,
  outputs,
  aggregation = "sum",
}: MessagePassingOptions): Layer<[graph: FeatureGraph], Tensor> {
  const round = (): Layer<[h: Tensor, graph: FeatureGraph], Tensor> =>
    layer(
      {
        M: [edgeDense(hidden, edgeInputs, hidden), dense(hidden, hidden)],
        U: [dense(2 * hidden, hidden), dense(hidden, hidden)],
      },
      ({ M, U }, h: Tensor, graph: FeatureGraph): Tensor => {
        const messages = M[1](M[0](h, graph.edgeFeatures, graph).silu());
        const m = aggregate(aggregation, messages, graph.target, graph.nodes);
        return h.add(U[1](U[0](concat([h, m], -1)).silu()));
      },
    );
  return layer(
    {
      embedding: dense(inputs, hidden),
      rounds: Array.from({ length: rounds }, round),
      R: [dense(hidden, hidden), dense(hidden, outputs)],
    },
    ({ embedding, rounds, R }, graph: FeatureGraph): Tensor => {
      const { features, nodes } = graph;
      if (features?.shape?.[0] !== nodes)
        throw new RangeError(
          `messagePassingNetwork: expected graph.features as a tensor, a row for each of the ${nodes} nodes, [${nodes}, ${inputs}], got ${features?.shape ? shapeText(features.shape) : features === undefined ? "none" : "no tensor"}`,
        );
      let h = embedding(features);
      for (const pass of rounds) h = pass(h, graph);
      return R[1](R[0](h.segmentSum(graph.graph, graph.graphs)).silu());
    },
  );
}
