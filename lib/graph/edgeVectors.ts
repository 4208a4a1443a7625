import { add, sub } from "../engine/arithmetic.js";
import { gather } from "../engine/gather.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import type { Neighbours } from "./neighbours.js";

/**
 * The vector of each edge, from an atom to its neighbour,
 *
 *     r_ij = x_j - x_i + shift        i = target, j = source
 *
 * which no translation changes, and whose gradient by the positions is what forces are made of.
 *
 * @param x positions [nodes, 3]; without a cell also [nodes, 2]
 * @returns [edges, 3]
 * @throws RangeError if these are not positions of the graph's nodes
 */
export function edgeVectors(x: Tensor, { source, target, nodes, shift }: Neighbours): Tensor {
  if (x.shape.length !== 2 || x.shape[0] !== nodes)
    throw new RangeError(
      `edgeVectors: expected a position for each of the graph's nodes, [${nodes}, 3], got ${shapeText(x.shape)}`,
    );
  const r = sub(gather(x, source), gather(x, target));
  return shift ? add(r, shift) : r;
}
