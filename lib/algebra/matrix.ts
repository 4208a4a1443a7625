import { checkSize } from "../numbers/checkSize.js";
import { type NumberList, type NumberRows, plain } from "./numberList.js";
import type { Vector } from "./vector.js";

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
export function matvec(a: NumberRows, x: NumberList): number[];
// Last, because a function passed on is inferred from its last signature: there a matrix is made of lists.
export function matvec(a: Matrix, x: Vector): number[];
export function matvec(a: NumberRows, x: NumberList): number[] {
  const product: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const row = plain(a[i]!);
    if (row.length !== x.length) {
      throw new RangeError(`expected a vector of ${row.length} entries for this matrix, got ${x.length}`);
    }
    product.push(row.reduce((sum, entry, j) => sum + entry * x[j]!, 0));
  }
  return product;
}

/**
 * The product of two matrices: (a b)_ij = sum_k a_ik b_kj.
 *
 * @param a m x n
 * @param b n x p
 * @returns m x p
 * @throws RangeError if the sizes do not fit
 */
export function matmul(a: NumberRows, b: NumberRows): number[][];
// Last, because a function passed on is inferred from its last signature: there a matrix is made of lists.
export function matmul(a: Matrix, b: Matrix): number[][];
export function matmul(a: NumberRows, b: NumberRows): number[][] {
  const columns = transpose(b);
  const product: number[][] = [];
  for (let i = 0; i < a.length; i++) {
    const row = plain(a[i]!);
    if (row.length !== b.length) {
      throw new RangeError(`expected a matrix of ${row.length} rows as second factor, got ${b.length}`);
    }
    product.push(columns.map((column) => row.reduce((sum, entry, k) => sum + entry * column[k]!, 0)));
  }
  return product;
}

/**
 * The transpose: (a^T)_ij = a_ji.
 *
 * @param a m x n
 * @returns n x m
 * @throws RangeError if the rows differ in length
 */
export function transpose(a: NumberRows): number[][];
// Last, because a function passed on is inferred from its last signature: there a matrix is made of lists.
export function transpose(a: Matrix): number[][];
export function transpose(a: NumberRows): number[][] {
  checkRows(a);
  const columns: number[][] = [];
  for (let j = 0; j < (a[0]?.length ?? 0); j++) {
    const column: number[] = [];
    for (let i = 0; i < a.length; i++) column.push(a[i]![j]!);
    columns.push(column);
  }
  return columns;
}

/**
 * The trace of a square matrix, the sum of its diagonal: tr a = sum_i a_ii.
 *
 * @throws RangeError if a is not square
 */
export function trace(a: NumberRows): number {
  checkSquare(a);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]![i]!;
  return sum;
}

/**
 * Refuses a matrix whose rows differ in length.
 *
 * @throws RangeError
 */
export function checkRows(a: NumberRows): void {
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
export function checkSquare(a: NumberRows): void {
  checkRows(a);
  if (a.length > 0 && a[0]!.length !== a.length)
    throw new RangeError(`expected a square matrix, got ${a.length} x ${a[0]!.length}`);
}
