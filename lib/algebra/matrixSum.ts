import type { Matrix } from "./matrix.js";
import { type NumberRows, plainRows } from "./numberList.js";
import { add, scaled, subtract, zeros } from "./vector.js";

/** The matrix of m x n zeros. */
export function zeroMatrix(m: number, n: number): number[][] {
  return Array.from({ length: m }, () => zeros(n));
}

/** A + B */
export function matrixSum(A: Matrix, B: Matrix): number[][] {
  return A.map((row, i) => add(row, B[i]!));
}

/** A - B */
export function matrixDifference(A: Matrix, B: Matrix): number[][] {
  return A.map((row, i) => subtract(row, B[i]!));
}

/** c A */
export function scaledMatrix(c: number, A: NumberRows): number[][] {
  return plainRows(A).map((row) => scaled(c, row));
}

/** The symmetric part of a square matrix, (A + A^T) / 2. */
export function symmetricPart(A: Matrix): number[][] {
  return A.map((row, i) => row.map((entry, j) => (entry + A[j]![i]!) / 2));
}
