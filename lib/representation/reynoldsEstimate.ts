import { type Matrix, matmul } from "../algebra/matrix.js";
import { zeroMatrix } from "../algebra/matrixSum.js";
import type { Sampling } from "../group/average.js";
import { type CompactGroup, isCompact } from "../group/group.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Representation } from "./representation.js";
import { checkMap } from "./reynolds.js";
import { sameGroup } from "./sameGroup.js";

/** A mean over random elements and its standard error. */
export interface ReynoldsEstimate {
  /** dim W x dim V */
  readonly mean: Matrix;
  /** For each entry the standard deviation over the samples, divided by the square root of their number. */
  readonly standardError: Matrix;
}

/**
 * The projection of a linear map A: V -> W onto the intertwiners of a compact group, estimated from random elements:
 *
 *     R(A) = int rhoW(g) A rhoV(g)^-1 dmu(g)        mu: the Haar measure
 *
 * Over a group that is not compact there is no such mean, and the types do not offer one.
 *
 * @param A dim W x dim V
 * @throws TypeError if V and W belong to different groups or the group is not compact; RangeError if A has the wrong
 * size or there are fewer than 2 samples
 * @example
 * reynoldsEstimate(V, V, [[1, 0, 0], [0, 0, 0], [0, 0, 0]], { random: random(1) }); // near 1/3 for vectors of SO(3)
 */
export function reynoldsEstimate<G>(
  V: Representation<G, CompactGroup<G>>,
  W: Representation<G, CompactGroup<G>>,
  A: Matrix,
  { random, samples = 1000 }: Sampling,
): ReynoldsEstimate {
  checkMap(V, W, A);
  const group = sameGroup(V, W);
  if (!isCompact(group)) {
    throw new TypeError(
      `expected representations of a compact group, which has a uniform distribution to average over, got one of ${(group as { name: string }).name}: restrict them to a compact subgroup first`,
    );
  }
  checkSize(samples, "samples = 2, 3, ... for a mean and its error", 10_000_000, 2);
  const [mean, squares] = [zeroMatrix(W.dimension, V.dimension), zeroMatrix(W.dimension, V.dimension)];
  for (let n = 1; n <= samples; n++) {
    const g = group.haar(random);
    const drawn = matmul(W.matrix(g), matmul(A, V.matrix(group.inverse(g))));
    // Welford's running mean and sum of squared deviations.
    for (const [i, row] of drawn.entries()) {
      for (const [j, entry] of row.entries()) {
        const off = entry - mean[i]![j]!;
        mean[i]![j]! += off / n;
        squares[i]![j]! += off * (entry - mean[i]![j]!);
      }
    }
  }
  const standardError = squares.map((row) => row.map((sum) => Math.sqrt(sum / (samples - 1) / samples)));
  return { mean, standardError };
}
