import { checkEdges, type Edges } from "./edges.js";

/**
 * The adjacency matrix of a graph,
 *
 *     A_ij = how many edges go from j to i
 *
 * so that (A x)_i is the sum of x_j over the neighbours that i hears. With the nodes in another order it is P A P^T.
 *
 * @returns [nodes][nodes]
 * @throws RangeError if an edge does not begin and end at nodes
 */
export function adjacencyMatrix(edges: Edges): number[][] {
  checkEdges("adjacencyMatrix", edges);
  const { source, target, nodes } = edges;
  const A = Array.from({ length: nodes }, () => Array.from({ length: nodes }, () => 0));
  for (const [e, i] of target.values.entries()) A[i]![source.values[e]!]! += 1;
  return A;
}
