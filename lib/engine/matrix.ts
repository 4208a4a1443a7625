export type Vector = readonly number[];
/** A matrix by its rows: `a[i][j]` in row i and column j. */
export type Matrix = readonly (readonly number[])[];

/** The identity matrix of n rows. */
export function identityMatrix(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

/**
 * The product of a matrix and a vector: (a x)_i = sum_j a_ij x_j.
 *
 * @param a m x n
 * @param x n numbers
 * @returns m numbers
 * @throws RangeError if the sizes do not fit
 */
export function matvec(a: Matrix, x: Vector): number[] {
  return a.map((row) => {
    if (row.length !== x.length) {
      throw new RangeError(`expected a vector of ${row.length} entries for this matrix, got ${x.length}`);
    }
    return row.reduce((sum, entry, j) => sum + entry * x[j]!, 0);
  });
}

/**
 * The product of two matrices: (a b)_ij = sum_k a_ik b_kj.
 *
 * @param a m x n
 * @param b n x p
 * @returns m x p
 * @throws RangeError if the sizes do not fit
 */
export function matmul(a: Matrix, b: Matrix): number[][] {
  const columns = b[0]?.map((_, j) => b.map((row) => row[j]!)) ?? [];
  return a.map((row) => {
    if (row.length !== b.length) {
      throw new RangeError(`expected a matrix of ${row.length} rows as second factor, got ${b.length}`);
    }
    return columns.map((column) => row.reduce((sum, entry, k) => sum + entry * column[k]!, 0));
  });
}

/**
 * The transpose: (a^T)_ij = a_ji.
 *
 * @param a m x n
 * @returns n x m
 */
export function transpose(a: Matrix): number[][] {
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j]!));
}

/** The trace of a square matrix, the sum of its diagonal: tr a = sum_i a_ii. */
export function trace(a: Matrix): number {
  return a.reduce((sum, row, i) => sum + row[i]!, 0);
}
