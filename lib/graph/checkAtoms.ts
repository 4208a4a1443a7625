import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import type { Neighbours } from "./neighbours.js";

/**
 * That there are a graph of atoms, a position for each of them, and all neighbours that a network is to see. A graph made
 * by hand, which does not say how far its neighbours are, is taken as it is.
 *
 * @param name the network
 * @param x positions, which should be [nodes, 3]
 * @param exactly whether there may be no neighbours beyond the cutoff either
 * @throws TypeError without a graph; RangeError if positions have another shape, or the graph ends before the cutoff, where
 * energies would jump
 */
export function checkAtoms(
  name: string,
  x: Tensor,
  graph: Neighbours,
  cutoff: number,
  exactly = false,
): void {
  const { source, nodes, cutoff: found } = (graph ?? {}) as Partial<Neighbours>;
  const remedy = `make it by atomicGraph(structure, { cutoff: ${cutoff} })`;
  if (source === undefined || nodes === undefined)
    throw new TypeError(
      `${name}: expected positions and the graph of their atoms, got ${graph === undefined ? "no graph" : "a graph without source, target and nodes"}: ${remedy}`,
    );
  if (x.shape.length !== 2 || x.shape[0] !== nodes || x.shape[1] !== 3)
    throw new RangeError(
      `${name}: expected a position x, y, z for each of the ${nodes} atoms, [${nodes}, 3], got ${shapeText(x.shape)}: graph.positions has those of the graph`,
    );
  if (found === undefined || (exactly ? found === cutoff : found >= cutoff)) return;
  throw new RangeError(
    `${name}: expected a graph whose neighbours reach to its cutoff ${cutoff}, got one that ends at ${found}: ${remedy}`,
  );
}
