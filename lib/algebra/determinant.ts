import { checkSquare } from "./matrix.js";
import type { NumberRows } from "./numberList.js";

/**
 * The determinant of a square matrix, by elimination with the largest entry of each column as pivot.
 *
 * @param a n x n; for n = 0 the determinant is 1, the empty product
 * @throws RangeError if a is not square
 */
export function determinant(a: NumberRows): number {
  checkSquare(a);
  const rows = Array.from(a, (row) => Array.from(row));
  let det = 1;
  for (let c = 0; c < rows.length; c++) {
    let pivot = c;
    for (let i = c + 1; i < rows.length; i++)
      if (Math.abs(rows[i]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = i;
    if (pivot !== c) {
      [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
      det = -det;
    }
    const p = rows[c]![c]!;
    if (p === 0) return 0;
    det *= p;
    for (let i = c + 1; i < rows.length; i++) {
      const factor = rows[i]![c]! / p;
      for (let j = c; j < rows.length; j++) rows[i]![j]! -= factor * rows[c]![j]!;
    }
  }
  return det;
}
