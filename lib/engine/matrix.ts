import { checkSize } from "./size.js";

export type Vector = readonly number[];
/** A matrix by its rows: `a[i][j]` in row i and column j. */
export type Matrix = readonly (readonly number[])[];

/** The most rows of a square matrix that is made from its size alone: n^2 numbers, 128 MiB. */
export const MOST_ROWS = 4096;

/**
 * The identity matrix of n rows.
 *
 * @throws RangeError if n is not one of 0, 1, ..., 4096
 */
export function identityMatrix(n: number): number[][] {
  checkSize(n, "n = 0, 1, 2, ... rows", MOST_ROWS, 0);
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
  checkRows(b);
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
 * @throws RangeError if the rows differ in length
 */
export function transpose(a: Matrix): number[][] {
  checkRows(a);
  return (a[0] ?? []).map((_, j) => a.map((row) => row[j]!));
}

/**
 * The trace of a square matrix, the sum of its diagonal: tr a = sum_i a_ii.
 *
 * @throws RangeError if a is not square
 */
export function trace(a: Matrix): number {
  checkSquare(a);
  return a.reduce((sum, row, i) => sum + row[i]!, 0);
}

/**
 * Refuses a matrix whose rows differ in length.
 *
 * @throws RangeError
 */
export function checkRows(a: Matrix): void {
  const columns = a[0]?.length;
  for (let i = 0; i < a.length; i++) {
    if (a[i]?.length === columns && columns !== undefined) continue;
    if (columns === undefined || a[i]?.length === undefined)
      throw new RangeError(
        `expected a matrix by its rows, such as [[1, 0], [0, 1]], got ${a[i]} as row ${i}`,
      );
    throw new RangeError(`expected rows of one length, got ${columns} and, in row ${i}, ${a[i]!.length}`);
  }
}

/**
 * Refuses a matrix that is not square.
 *
 * @throws RangeError
 */
export function checkSquare(a: Matrix): void {
  checkRows(a);
  if (a.length > 0 && a[0]!.length !== a.length)
    throw new RangeError(`expected a square matrix, got ${a.length} x ${a[0]!.length}`);
}
