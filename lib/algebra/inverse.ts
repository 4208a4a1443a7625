import { Matrix as Dense, inverse as inverseOf } from "ml-matrix";
import { checkSquareAndFinite } from "./dense.js";
import type { Matrix } from "./matrix.js";
import { scaledMatrix } from "./matrixSum.js";
import type { NumberRows } from "./numberList.js";
import { singularValues } from "./singularValues.js";

/**
 * The inverse of a square matrix.
 *
 * @param a n x n
 * @throws RangeError if a is not square, an entry is not finite, or a is singular: its smallest singular value is
 * below 1e-13 of its largest
 */
export function inverse(a: NumberRows): number[][];
// Last, because a function passed on is inferred from its last signature: there a matrix is made of lists.
export function inverse(a: Matrix): number[][];
export function inverse(a: NumberRows): number[][] {
  checkSquareAndFinite(a);
  const { values, unit } = singularValues(a);
  const [largest, smallest] = [values[0]!, values.at(-1)!];
  if (!(smallest > 1e-13 * largest)) {
    throw new RangeError(
      `expected an invertible matrix, got singular values from ${(largest * unit).toPrecision(3)} down to ${(smallest * unit).toPrecision(3)}: its columns are linearly dependent`,
    );
  }
  return scaledMatrix(1 / unit, inverseOf(new Dense(scaledMatrix(1 / unit, a))).to2DArray());
}
