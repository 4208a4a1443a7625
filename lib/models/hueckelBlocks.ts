import { identity } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import type { BlockMatrix, HamiltonianGraph } from "./blockMatrix.js";

/**
 * The extended Hueckel form by its blocks: F_mm = h_m, F_mn = K S_mn (h_m + h_n) / 2. See `extendedHueckel`.
 *
 * @param h the levels of each atom's functions, [nodes, D]
 * @param K [1]
 */
export function hueckelBlocks(h: Tensor, K: Tensor, graph: HamiltonianGraph): BlockMatrix {
  const { source, target, selfOverlap, pairOverlap } = graph;
  const dim = h.shape[1]!;
  const half = K.mul(0.5);
  const sums = (a: Tensor, b: Tensor): Tensor => a.reshape([-1, dim, 1]).add(b.reshape([-1, 1, dim]));
  const unit = identity(dim, { dtype: h.dtype });
  const diagonal = h.reshape([-1, dim, 1]).mul(unit);
  return {
    self: selfOverlap.mul(sums(h, h)).mul(half).mul(unit.mul(-1).add(1)).add(diagonal),
    pairs: pairOverlap.mul(sums(h.gather(target), h.gather(source))).mul(half),
  };
}
