import type { Fraction } from "mathjs";
import { type Fractional, fraction } from "./fraction.js";

/** A matrix of fractions by its rows. */
export type ExactMatrix = readonly (readonly Fraction[])[];

/**
 * A matrix of fractions from whole numbers and text.
 *
 * @example
 * exactMatrix([[1, "1/2"], [0, "-0.25"]]);
 * @throws RangeError if the rows differ in length, or an entry is no fraction
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

/** The identity matrix of n rows, in fractions. */
export function exactIdentity(n: number): Fraction[][] {
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

/** Whether two matrices of fractions are equal, entry by entry and with no tolerance. */
export function exactlyEqual(a: ExactMatrix, b: ExactMatrix): boolean {
  return (
    a.length === b.length &&
    a.every((row, i) => row.length === b[i]!.length && row.every((entry, j) => entry.equals(b[i]![j]!)))
  );
}
