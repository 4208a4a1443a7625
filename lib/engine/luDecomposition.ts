import { type Matrix as Dense, LuDecomposition } from "ml-matrix";
import type { Values } from "./dtype.js";
import { matrixAt, whichOf } from "./squareMatrices.js";

/** Beside the numbers of a row of A, a pivot as small as this is what rounding leaves of 0. */
const ROUNDING = 1e-13;

/**
 * One of several matrices as P A = L U, with the largest number of each column as pivot.
 *
 * @throws RangeError if it is singular up to rounding, or has a number that is not finite
 */
export function luAt(
  name: string,
  values: Values,
  n: number,
  place: number,
  isTransposed = false,
): LuDecomposition {
  const given = matrixAt(name, values, n, place);
  const A = isTransposed ? given.transpose() : given;
  const lu = new LuDecomposition(A);
  const { pivotPermutationVector: rows, upperTriangularMatrix: U } = lu;
  for (let k = 0; k < n; k++) {
    const pivot = Math.abs(U.get(k, k));
    if (pivot > ROUNDING * largestOf(A, rows[k]!)) continue;
    throw new RangeError(
      `${name}: expected invertible matrices, got one whose columns are linearly dependent${whichOf(place, values.length / (n * n))}: its pivots go down to ${pivot.toPrecision(2)}`,
    );
  }
  return lu;
}

/**
 * The sign of det A = det P det U: of the pivots, and -1 for each pair of rows that P has the other way round. The determinant
 * itself may be too small or too large for a number.
 */
export function signOf({ pivotPermutationVector: p, upperTriangularMatrix: U }: LuDecomposition): number {
  let sign = U.diagonal().reduce((product, pivot) => product * Math.sign(pivot), 1);
  for (const [j, row] of p.entries()) for (let i = 0; i < j; i++) if (p[i]! > row) sign = -sign;
  return sign;
}

function largestOf(A: Dense, row: number): number {
  return A.getRow(row).reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
}
