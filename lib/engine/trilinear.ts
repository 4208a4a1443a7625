/**
 * A form of three arrays of rows, F = sum_n sum_e C_e a_n,i(e) b_n,j(e) c_n,k(e), with few entries: the same for every
 * row n.
 */
export interface Trilinear {
  /** Under which a compiled form of it is kept: no two have the same. */
  readonly key: string;
  /** How many numbers a row of a, b and c has. */
  readonly widths: readonly [number, number, number];
  readonly C: Float64Array;
  /** The places i, j and k of each entry. */
  readonly places: readonly [Int32Array, Int32Array, Int32Array];
}
