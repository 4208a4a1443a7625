import { Fraction } from "mathjs";
import { greatestCommonDivisor } from "../numbers/greatestCommonDivisor.js";
import { checkFractions, type ExactMatrix } from "./exactMatrix.js";

/** A matrix after elimination. */
export interface EchelonForm {
  /** The reduced rows: a 1 at each pivot and 0 above and below it. */
  readonly rows: Fraction[][];
  /** The pivot columns, from left to right. Their number is the rank. */
  readonly pivots: readonly number[];
  /** For a square matrix of full rank its determinant (1 for the empty matrix), otherwise 0. */
  readonly determinant: Fraction;
}

/**
 * The reduced row echelon form of a matrix of fractions, by fraction-free elimination: the rows are multiplied by
 * common denominators, and with the pivot p in row r and column c, and the previous pivot q,
 *
 *     a_ij <- (p a_ij - a_ic a_rj) / q        for i other than r
 *
 * divides without remainder (Bareiss), so that the numbers stay as small as determinants.
 *
 * @param a m x n
 * @throws RangeError if the rows differ in length, or an entry is not a fraction
 * @see E. H. Bareiss, Sylvester's identity and multistep integer-preserving Gaussian elimination, Math. Comp. 22 (1968)
 */
export function echelonForm(a: ExactMatrix): EchelonForm {
  checkFractions(a);
  const scales = a.map((row) =>
    row.reduce((least, { d }) => (least * d) / greatestCommonDivisor(least, d), 1n),
  );
  const rows = a.map((row, i) => row.map(({ s, n, d }) => (s * n * scales[i]!) / d));
  const pivots: number[] = [];
  let [q, sign] = [1n, 1n];
  for (let c = 0; c < (rows[0]?.length ?? 0) && pivots.length < rows.length; c++) {
    const r = pivots.length;
    const found = rows.findIndex((row, i) => i >= r && row[c] !== 0n);
    if (found < 0) continue;
    if (found !== r) {
      [rows[r], rows[found]] = [rows[found]!, rows[r]!];
      sign = -sign;
    }
    const pivotRow = rows[r]!;
    const p = pivotRow[c]!;
    for (const [i, row] of rows.entries()) {
      const factor = row[c]!;
      if (i !== r) rows[i] = row.map((entry, j) => (p * entry - factor * pivotRow[j]!) / q);
    }
    q = p;
    pivots.push(c);
  }
  const regular = pivots.length === a.length && a.length === (a[0]?.length ?? 0);
  return {
    rows: rows.map((row) => row.map((entry) => new Fraction(entry, q))),
    pivots,
    determinant: regular
      ? new Fraction(
          sign * q,
          scales.reduce((all, scale) => all * scale, 1n),
        )
      : new Fraction(0),
  };
}
