import type { NumberRows } from "./numberList.js";
import { above, RANK_TOLERANCE, singularValues } from "./singularValues.js";

/**
 * The rank of a matrix: how many of its singular values exceed `tolerance` times the largest.
 *
 * @param a m x n
 * @throws RangeError if a is ragged or an entry is not finite
 */
export function rank(a: NumberRows, tolerance: number = RANK_TOLERANCE): number {
  return above(singularValues(a).values, tolerance);
}

/**
 * The null space { x : a x = 0 }, spanned by the right singular vectors whose singular values count as zero.
 *
 * @param a m x n
 * @param scale what the tolerance is relative to, if not to the largest singular value: for an `a` that may be nothing but
 * rounding errors, the magnitude of the numbers it was computed from
 * @returns n x (n - rank): orthonormal columns; n empty rows if the null space is 0
 * @throws RangeError if a is ragged, has no column, or an entry is not finite
 * @example
 * nullSpace([[1, 1]]); // [[0.7071...], [-0.7071...]], or its negative
 */
export function nullSpace(a: NumberRows, tolerance: number = RANK_TOLERANCE, scale?: number): number[][] {
  const { values, right, unit } = singularValues(a);
  const r = above(values, tolerance, scale === undefined ? undefined : scale / unit);
  return right.map((row) => row.slice(r));
}

/**
 * The column space, the space of all a x, by an orthonormal basis.
 *
 * @param a m x n
 * @returns m x rank: orthonormal columns
 * @throws RangeError if a is ragged, has no column, or an entry is not finite
 */
export function columnSpace(a: NumberRows, tolerance: number = RANK_TOLERANCE): number[][] {
  const { values, left } = singularValues(a, true);
  const r = above(values, tolerance);
  return left.map((row) => row.slice(0, r));
}
