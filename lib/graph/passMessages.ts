import { gather } from "../engine/gather.js";
import type { Tensor } from "../engine/tensor.js";
import { type Aggregation, aggregate } from "./aggregate.js";
import { checkEdges, type Edges } from "./edges.js";

/**
 * One round of messages: each node gathers what its neighbours say,
 *
 *     m_i = sum_j M(h_i, h_j, e_ij)        over the edges from j to i
 *
 * Nodes may be numbered in any order: the m_i are in the same. A node without neighbours gets 0.
 *
 * @param h [nodes, ...]
 * @param M of h_i and h_j, [edges, ...] each, to [edges, ...]; what is known of the edges, it takes from outside
 * @returns [nodes, ...]
 * @throws RangeError if the graph does not have a node for each row of h
 * @see Gilmer, Schoenholz, Riley, Vinyals and Dahl, Neural message passing for quantum chemistry (2017)
 */
export function passMessages(
  h: Tensor,
  edges: Edges,
  M: (receiver: Tensor, sender: Tensor) => Tensor,
  aggregation: Aggregation = "sum",
): Tensor {
  const { source, target, nodes } = edges;
  checkEdges("passMessages", edges);
  if (h.shape[0] !== nodes)
    throw new RangeError(
      `passMessages: expected a row for each of ${nodes} nodes, got ${h.shape[0] ?? "one number"}`,
    );
  return aggregate(aggregation, M(gather(h, target), gather(h, source)), target, nodes);
}
