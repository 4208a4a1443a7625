import { tensor } from "../engine/create.js";
import type { DType } from "../engine/dtype.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * The matrix that takes places to the differences of pairs (j, i): r_j - r_i.
 *
 * @returns [pairs, n], with 1 at j and -1 at i
 */
export function pairDifferences(
  pairs: readonly (readonly [j: number, i: number])[],
  n: number,
  dtype: DType,
): Tensor {
  return tensor(
    pairs.map(([j, i]) => Array.from({ length: n }, (_, e) => Number(e === j) - Number(e === i))),
    { dtype },
  );
}
