import { tensor } from "../engine/create.js";
import { gather } from "../engine/gather.js";
import { Tensor } from "../engine/tensor.js";
import { inversePermutation, type Permutation } from "../group/permutations.js";
import { checkEdges, type Edges } from "./edges.js";

/**
 * A graph with its nodes in another order: S_n acts on graphs of n nodes,
 *
 *     node i becomes node p[i],    A -> P A P^T,    and the rows of what is known of nodes x -> P x
 *
 * Edges keep their order, and so does what is known of them. The graph is the same for whoever does not look at numbers.
 *
 * @param rows names of the tensors whose rows belong to nodes, which are permuted: ["features"]
 * @throws RangeError if p is no permutation of the nodes, or one of these has no row for each node
 */
export function renumberNodes<G extends Edges>(
  graph: G,
  p: Permutation,
  rows: readonly (keyof G & string)[] = [],
): G {
  checkEdges("renumberNodes", graph);
  checkPermutation("renumberNodes", p, graph.nodes);
  const renamed = ({ values }: Tensor): Tensor => tensor(Int32Array.from(values, (node) => p[node]!));
  const moved = rows.map((name) => {
    const x: unknown = graph[name];
    if (!(x instanceof Tensor) || x.shape[0] !== graph.nodes)
      throw new RangeError(
        `renumberNodes: expected ${name} with a row for each of ${graph.nodes} nodes, got ${x instanceof Tensor ? `${x.shape[0] ?? "one number"}` : typeof x}`,
      );
    return [name, permuteRows(x, p)] as const;
  });
  return {
    ...graph,
    ...Object.fromEntries(moved),
    source: renamed(graph.source),
    target: renamed(graph.target),
  };
}

/**
 * The rows of a tensor in another order, the permutation representation of S_n on rows: (P x)_p[i] = x_i.
 *
 * @throws RangeError if p is no permutation of the rows
 */
export function permuteRows(x: Tensor, p: Permutation): Tensor {
  checkPermutation("permuteRows", p, x.shape[0] ?? 0);
  return gather(x, tensor(Int32Array.from(inversePermutation(p))));
}

function checkPermutation(name: string, p: Permutation, n: number): void {
  if (p.length === n && new Set(p).size === n && p.every((i) => Number.isInteger(i) && i >= 0 && i < n))
    return;
  throw new RangeError(`${name}: expected a permutation of 0 to ${n - 1}, got [${p.join(", ")}]`);
}
