import type { Tensor } from "../tensor.js";
import { leaves, type Tree, withLeaves } from "../tree.js";

/**
 * Several trees from several trees of one form, tensor by tensor.
 *
 * @param f is given the tensors at one place of the trees, and gives those at that place of the results
 */
export function mapTrees<T>(
  like: T,
  others: readonly Tree[],
  f: (tensor: Tensor, ...others: readonly Tensor[]) => readonly Tensor[],
): T[] {
  const columns = others.map(leaves);
  const rows = leaves(like).map((tensor, k) => f(tensor, ...columns.map((column) => column[k]!)));
  const count = rows[0]?.length ?? others.length;
  return Array.from({ length: count }, (_, k) =>
    withLeaves(
      like,
      rows.map((row) => row[k]!),
    ),
  );
}
