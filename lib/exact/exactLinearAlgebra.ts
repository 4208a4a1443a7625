import type { Fraction } from "mathjs";
import { echelonForm } from "./elimination.js";
import { type ExactMatrix, exactIdentity } from "./exactMatrix.js";
import { fraction } from "./fraction.js";

/** The rank of a matrix of fractions: how many of its rows, or columns, are independent. */
export function exactRank(a: ExactMatrix): number {
  return echelonForm(a).pivots.length;
}

/**
 * The determinant of a square matrix of fractions.
 *
 * @throws RangeError if the matrix is not square
 */
export function exactDeterminant(a: ExactMatrix): Fraction {
  checkSquare(a);
  return echelonForm(a).determinant;
}

/**
 * The inverse of a square matrix of fractions: A A^-1 = A^-1 A = I.
 *
 * @throws RangeError if the matrix is not square or not invertible
 */
export function exactInverse(a: ExactMatrix): Fraction[][] {
  checkSquare(a);
  const n = a.length;
  const unit = exactIdentity(n);
  const { rows, pivots } = echelonForm(a.map((row, i) => [...row, ...unit[i]!]));
  const rank = pivots.filter((c) => c < n).length;
  if (rank < n) {
    throw new RangeError(
      `expected an invertible matrix, got one of rank ${rank} with ${n} rows, whose determinant is 0: its null space shows which columns are dependent`,
    );
  }
  return rows.map((row) => row.slice(n));
}

/**
 * A basis of the null space of a matrix of fractions: independent vectors x with A x = 0, one for each column without
 * a pivot, with a 1 there. Their number is the number of columns minus the rank.
 *
 * @param a m x n
 * @returns vectors of n fractions; an empty list if the null space is 0
 */
export function nullSpace(a: ExactMatrix): Fraction[][] {
  const { rows, pivots } = echelonForm(a);
  const columns = a[0]?.map((_, j) => j) ?? [];
  return columns
    .filter((free) => !pivots.includes(free))
    .map((free) =>
      columns.map((j) => {
        const r = pivots.indexOf(j);
        return r >= 0 ? rows[r]![free]!.neg() : fraction(j === free ? 1 : 0);
      }),
    );
}

function checkSquare(a: ExactMatrix): void {
  const columns = a[0]?.length ?? 0;
  if (a.length !== columns)
    throw new RangeError(`expected a square matrix, got ${a.length} rows of ${columns} entries`);
}
