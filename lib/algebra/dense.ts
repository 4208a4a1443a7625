import { Matrix as Dense } from "ml-matrix";
import { type NumberRows, plainRows } from "./numberList.js";

/**
 * The same matrix for the numerical library, which would accept ragged rows and NaN in silence.
 *
 * @throws RangeError if rows differ in length or an entry is not finite
 */
export function dense(of: NumberRows): Dense {
  const a = plainRows(of);
  for (const [i, row] of a.entries()) {
    if (row.length !== a[0]!.length) {
      throw new RangeError(
        `expected rows of one length, got ${a[0]!.length} and, in row ${i}, ${row.length}`,
      );
    }
    const j = row.findIndex((entry) => !Number.isFinite(entry));
    if (j >= 0) throw new RangeError(`expected finite numbers, got ${row[j]} in row ${i}, column ${j}`);
  }
  return new Dense(a as number[][]);
}

/**
 * Refuses a matrix that has no rows, is not square, or has an entry that is not finite.
 *
 * @throws RangeError
 */
export function checkSquareAndFinite(a: NumberRows): void {
  const columns = a[0]?.length ?? 0;
  if (a.length !== columns || columns === 0) {
    throw new RangeError(`expected a square matrix, got ${a.length} x ${columns}`);
  }
  dense(a);
}
