import { Fraction } from "mathjs";
import { MOST_ROWS } from "../algebra/matrix.js";
import { checkSize } from "../numbers/checkSize.js";
import { type Fractional, fraction } from "./fraction.js";

/** A matrix of fractions by its rows. */
export type ExactMatrix = readonly (readonly Fraction[])[];

/**
 * A matrix of fractions from integers and text.
 *
 * @example
 * exactMatrix([[1, "1/2"], [0, "-0.25"]]);
 * @throws RangeError if the matrix is empty, the rows differ in length, or an entry is not a fraction
 */
export function exactMatrix(rows: readonly (readonly Fractional[])[]): Fraction[][] {
  const columns = rows[0]?.length ?? 0;
  const odd = rows.findIndex((row) => row.length !== columns);
  if (columns === 0) throw new RangeError("expected a matrix of at least one entry, got an empty one");
  if (odd >= 0) {
    throw new RangeError(
      `expected ${columns} entries in each row, as in row 0, got ${rows[odd]!.length} in row ${odd}`,
    );
  }
  return rows.map((row) => row.map((entry) => fraction(entry)));
}

/**
 * The identity matrix of n rows, in fractions.
 *
 * @throws RangeError if n is not one of 0, 1, ..., 4096
 */
export function exactIdentity(n: number): Fraction[][] {
  checkSize(n, "n = 0, 1, 2, ... rows", MOST_ROWS, 0);
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => fraction(i === j ? 1 : 0)));
}

/**
 * The product of two matrices of fractions: (a b)_ij = sum_k a_ik b_kj.
 *
 * @param a m x n
 * @param b n x p
 * @returns m x p
 * @throws RangeError if the sizes do not fit
 */
export function exactProduct(a: ExactMatrix, b: ExactMatrix): Fraction[][] {
  checkFractions(a);
  checkFractions(b);
  const columns = b[0]?.map((_, j) => b.map((row) => row[j]!)) ?? [];
  return a.map((row) => {
    if (row.length !== b.length) {
      throw new RangeError(`expected a matrix of ${row.length} rows as second factor, got ${b.length}`);
    }
    return columns.map((column) =>
      row.reduce((sum, entry, k) => sum.add(entry.mul(column[k]!)), fraction(0)),
    );
  });
}

/**
 * Refuses rows that differ in length, and entries that are not fractions.
 *
 * @throws RangeError
 */
export function checkFractions(a: ExactMatrix): void {
  for (const [i, row] of a.entries()) {
    if (row.length !== a[0]!.length)
      throw new RangeError(
        `expected rows of one length, got ${a[0]!.length} and, in row ${i}, ${row.length}`,
      );
    const j = row.findIndex((entry) => !(entry instanceof Fraction));
    if (j >= 0)
      throw new RangeError(
        `expected fractions, got ${row[j]} in row ${i}, column ${j}: make the matrix with exactMatrix(...)`,
      );
  }
}

/** Whether two matrices of fractions are equal, entry by entry and with no tolerance. */
export function exactlyEqual(a: ExactMatrix, b: ExactMatrix): boolean {
  return (
    a.length === b.length &&
    a.every((row, i) => row.length === b[i]!.length && row.every((entry, j) => entry.equals(b[i]![j]!)))
  );
}
