import type { Matrix } from "./matrix.js";

/** A matrix D^-1 A D with D = diag(2^d_1, ..., 2^d_n). */
export interface Balanced {
  readonly matrix: Matrix;
  /** d */
  readonly powers: readonly number[];
}

/** More than enough: the distance from balance is halved by each round. */
const ROUNDS = 40;

/**
 * A matrix with rows and columns scaled against each other, so that the entries off the diagonal are about as large
 * in row i as in column i, or at most 1 in absolute value: triangular matrices lose their large entries. The scales are
 * powers of 2, so that no digit is lost.
 *
 * @see E. E. Osborne, On pre-conditioning of matrices, J. ACM 7 (1960)
 */
export function balanced(A: Matrix): Balanced {
  const matrix = A.map((row) => [...row]);
  const powers = A.map(() => 0);
  let moved = true;
  for (let round = 0; moved && round < ROUNDS; round++) {
    moved = false;
    for (let i = 0; i < matrix.length; i++) {
      const inRow = matrix[i]!.map((entry, j) => (j === i ? 0 : Math.abs(entry)));
      const inColumn = matrix.map((row, j) => (j === i ? 0 : Math.abs(row[i]!)));
      const r = Math.max(1, ...inRow);
      const c = Math.max(1, ...inColumn);
      const d = Math.round((Math.log2(r) - Math.log2(c)) / 2);
      if (d === 0) continue;
      moved = true;
      powers[i]! += d;
      for (let j = 0; j < matrix.length; j++) {
        if (j === i) continue;
        matrix[i]![j]! *= 2 ** -d;
        matrix[j]![i]! *= 2 ** d;
      }
    }
  }
  return { matrix, powers };
}

/** D M D^-1 */
export function unbalanced(M: Matrix, powers: readonly number[]): number[][] {
  return M.map((row, i) =>
    row.map((entry, j) => {
      const d = powers[i]! - powers[j]!;
      // In two steps: the power alone may be beyond float64.
      const half = Math.trunc(d / 2);
      return entry * 2 ** half * 2 ** (d - half);
    }),
  );
}
