import { tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import { checkEdges, type Edges } from "./edges.js";

/** Graphs side by side: one graph without edges between them, whose nodes know which of them they belong to. */
export interface Graph extends Edges {
  /** [nodes], int32: the number of its graph for each node. */
  readonly graph: Tensor;
  /** How many graphs there are. */
  readonly graphs: number;
}

/**
 * A single graph, from its edges and whatever else is known of it.
 *
 * @throws RangeError if an edge does not begin and end at nodes
 */
export function singleGraph<E extends Edges>(edges: E): E & Graph {
  checkEdges("singleGraph", edges);
  return { ...edges, graph: tensor(new Int32Array(edges.nodes)), graphs: 1 };
}
