const rows: Float64Array[] = [Float64Array.of(1)];
const exactRows = new Map<number, readonly bigint[]>();

/** Longer rows are not kept but computed again on each call: they would fill the memory. */
const KEPT = 512;

/**
 * The row of binomial coefficients C(n, 0), ..., C(n, n) of Pascal's triangle, for n <= 56, up to which they are exact.
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

/**
 * The same row without any rounding, whatever n:
 *
 *     C(n, k + 1) = C(n, k) (n - k) / (k + 1)
 */
export function exactBinomials(n: number): readonly bigint[] {
  const known = exactRows.get(n);
  if (known !== undefined) return known;
  const row = [1n];
  for (let k = 0; k < n; k++) row.push((row[k]! * BigInt(n - k)) / BigInt(k + 1));
  if (n <= KEPT) exactRows.set(n, row);
  return row;
}

/** A number as mantissa times 2^exponent: as precise as float64 but beyond its range. */
export interface Scaled {
  /** Its absolute value is in [1/2, 4), or it is 0. */
  readonly mantissa: number;
  readonly exponent: number;
}

/** An integer of any size, to the 53 binary digits of float64. */
export function scaled(whole: bigint): Scaled {
  let shift = 0;
  let value = Number(whole);
  if (!Number.isFinite(value)) {
    // A hexadecimal digit is four binary ones; 16 of them are more than float64 holds.
    shift = 4 * (whole.toString(16).length - 17);
    value = Number(whole >> BigInt(shift));
  }
  if (value === 0) return { mantissa: 0, exponent: 0 };
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  return { mantissa: value / 2 ** exponent, exponent: exponent + shift };
}
