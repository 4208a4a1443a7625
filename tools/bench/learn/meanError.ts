import { batchGraphs, type Graph, type Tensor } from "noether";

/**
 * The mean error over graphs of an error that is one number for a batch, the mean over its graphs.
 *
 * @param size how many are batched at most: all at once would take much memory
 */
export function meanError<G extends Graph>(
  graphs: readonly G[],
  size: number,
  error: (batch: G) => Tensor,
): number {
  let sum = 0;
  for (let k = 0; k < graphs.length; k += size) {
    const part = graphs.slice(k, k + size);
    sum += error(batchGraphs(part)).item() * part.length;
  }
  return sum / graphs.length;
}
