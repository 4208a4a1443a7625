import { add, sub } from "../engine/arithmetic.js";
import { gather } from "../engine/gather.js";
import type { Tensor } from "../engine/tensor.js";
import type { Neighbours } from "./neighbours.js";

/**
 * The vector of each edge, from an atom to its neighbour,
 *
 *     r_ij = x_j - x_i + shift        i = target, j = source
 *
 * which no translation changes, and whose gradient by the positions is what forces are made of.
 *
 * @param x positions [nodes, 3]
 * @returns [edges, 3]
 */
export function edgeVectors(x: Tensor, { source, target, shift }: Neighbours): Tensor {
  const r = sub(gather(x, source), gather(x, target));
  return shift ? add(r, shift) : r;
}
