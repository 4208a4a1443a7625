import { leastSquares } from "../algebra/leastSquares.js";
import type { Matrix } from "../algebra/matrix.js";
import { dot } from "../algebra/vector.js";

/** How many iterations are remembered. */
const MEMORY = 8;

/** Takes a Fock matrix and its error, and gives a better one. */
export type Extrapolation = (fock: Matrix, error: Matrix) => number[][];

/**
 * Pulay's direct inversion in the iterative subspace: the combination of the last Fock matrices whose error would be
 * least if errors were linear,
 *
 *     F = sum_k w_k F_k        minimising |sum_k w_k e_k|^2 with sum_k w_k = 1
 *
 * which are linear equations, B_kl = (e_k, e_l): sum_l B_kl w_l = lambda for every k.
 *
 * @see Pulay, J. Comput. Chem. 3 (1982) 556
 */
export function diis(): Extrapolation {
  const kept: { readonly fock: Matrix; readonly error: readonly number[] }[] = [];
  return (fock, error) => {
    kept.push({ fock, error: error.flat() });
    if (kept.length > MEMORY) kept.shift();
    const B = kept.map((one) => kept.map((other) => dot(one.error, other.error)));
    // Errors fall by powers of ten: scaled to one, the equations stay well-conditioned.
    const size = kept.map((_, k) => Math.sqrt(B[k]![k]!) || 1);
    const scaled = B.map((row, k) => row.map((entry, l) => entry / (size[k]! * size[l]!)));
    const solved = leastSquares(
      scaled,
      size.map((s) => [1 / s]),
      1e-13,
    ).map(([x], k) => x! / size[k]!);
    const total = solved.reduce((sum, x) => sum + x, 0);
    return fock.map((row, i) =>
      row.map((_, j) => solved.reduce((sum, x, k) => sum + (x / total) * kept[k]!.fock[i]![j]!, 0)),
    );
  };
}
