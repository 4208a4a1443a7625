import { tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";

/**
 * Blocks of pairs made those of a hermitian matrix: H_ij = (H_ij + H_ji^T) / 2.
 *
 * @param H [edges, D, D]: rows of the target, columns of the source
 * @throws RangeError if an edge has no counterpart, or two
 */
export function hermitianPairs(H: Tensor, edges: Edges): Tensor {
  return H.add(H.gather(counterparts(edges)).permute([0, 2, 1])).mul(0.5);
}

/** For each edge the number of the one that goes back, int32. */
function counterparts({ source, target, nodes }: Edges): Tensor {
  const [from, to] = [source.values, target.values];
  const known = new Map<number, number>();
  for (let e = 0; e < from.length; e++) known.set(from[e]! * nodes + to[e]!, e);
  const back = Int32Array.from(from, (j, e) => known.get(to[e]! * nodes + j) ?? -1);
  const alone = back.indexOf(-1);
  if (alone >= 0 || known.size !== from.length)
    throw new RangeError(
      `expected one edge back for each edge, as atomicGraph makes them for a molecule, got ${alone >= 0 ? `none from node ${to[alone]} to ${from[alone]}` : "several between the same atoms"}`,
    );
  return tensor(back);
}
