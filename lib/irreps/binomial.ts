const rows: Float64Array[] = [Float64Array.of(1)];
const exactRows: bigint[][] = [[1n]];

/**
 * The row of binomial coefficients C(n, 0), ..., C(n, n) of Pascal's triangle: exact for n <= 56, to a few units of the
 * last digit beyond.
 *
 *     C(n, k) = C(n - 1, k - 1) + C(n - 1, k)
 */
export function binomials(n: number): Float64Array {
  for (let i = rows.length; i <= n; i++) {
    const before = rows[i - 1]!;
    rows.push(Float64Array.from({ length: i + 1 }, (_, k) => (before[k - 1] ?? 0) + (before[k] ?? 0)));
  }
  return rows[n]!;
}

/** The same row without any rounding. */
export function exactBinomials(n: number): readonly bigint[] {
  for (let i = exactRows.length; i <= n; i++) {
    const before = exactRows[i - 1]!;
    exactRows.push(Array.from({ length: i + 1 }, (_, k) => (before[k - 1] ?? 0n) + (before[k] ?? 0n)));
  }
  return exactRows[n]!;
}
