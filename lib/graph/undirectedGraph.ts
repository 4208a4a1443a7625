import { tensor } from "../engine/create.js";
import { type Graph, singleGraph } from "./graph.js";

/**
 * The graph of a list of pairs: an edge in both directions for each pair, sorted by the node that it goes to.
 *
 * @example
 * const hexagon = undirectedGraph(6, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 0]]);
 * @throws RangeError if a pair is none of two nodes of the graph, or occurs twice
 */
export function undirectedGraph(nodes: number, pairs: readonly (readonly [i: number, j: number])[]): Graph {
  if (!(Number.isInteger(nodes) && nodes >= 0))
    throw new RangeError(`undirectedGraph: expected a whole number of nodes, got ${nodes}`);
  const seen = new Set<number>();
  for (const [i, j] of pairs) {
    const isPair = [i, j].every((node) => Number.isInteger(node) && node >= 0 && node < nodes) && i !== j;
    if (!isPair)
      throw new RangeError(
        `undirectedGraph: expected pairs of two nodes from 0 to ${nodes - 1}, got [${i}, ${j}]`,
      );
    const key = Math.min(i, j) * nodes + Math.max(i, j);
    if (seen.has(key))
      throw new RangeError(`undirectedGraph: expected each pair once, got ${i} and ${j} twice`);
    seen.add(key);
  }
  const both = pairs.flatMap(([i, j]) => [
    [i, j],
    [j, i],
  ]);
  both.sort(([s, t], [u, v]) => t! - v! || s! - u!);
  return singleGraph({
    source: tensor(Int32Array.from(both, ([source]) => source!)),
    target: tensor(Int32Array.from(both, ([, target]) => target!)),
    nodes,
  });
}
