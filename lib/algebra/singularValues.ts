import { Matrix as Dense, SVD } from "ml-matrix";
import { dense } from "./dense.js";
import { scaledMatrix, zeroMatrix } from "./matrixSum.js";
import { type NumberRows, plainRows } from "./numberList.js";
import { powerOfTwoAbove } from "./scale.js";
import type { Vector } from "./vector.js";

/** Singular values below this share of the largest one count as zero, unless a caller gives another tolerance. */
export const RANK_TOLERANCE = 1e-10;

/** The singular value decomposition a = unit U diag(values) V^T. */
export interface SingularValues {
  /** Largest first, one for each column. */
  readonly values: number[];
  /** U, m x n: left singular vectors as columns, if asked for. */
  readonly left: number[][];
  /** V, n x n: right singular vectors as columns. */
  readonly right: number[][];
  /** A power of two that brings the entries of a to 1, so that their squares neither over- nor underflow. */
  readonly unit: number;
}

/**
 * The singular value decomposition of a matrix.
 *
 * @param of m x n
 * @param withLeft whether U is needed
 * @throws RangeError if the matrix is ragged, has no column, or an entry is not finite
 */
export function singularValues(of: NumberRows, withLeft = false): SingularValues {
  const a = plainRows(of);
  const n = a[0]?.length ?? 0;
  if (n === 0)
    throw new RangeError("expected a matrix with at least one row and one column, got an empty one");
  // With fewer rows than columns, rows of zeros make the decomposition give a full set of right singular vectors.
  const rows = a.length >= n ? a : [...a, ...zeroMatrix(n - a.length, n)];
  dense(rows);
  const unit = powerOfTwoAbove(a);
  const { diagonal, leftSingularVectors, rightSingularVectors } = new SVD(
    new Dense(scaledMatrix(1 / unit, rows)),
    { computeLeftSingularVectors: withLeft },
  );
  return {
    values: diagonal,
    left: leftSingularVectors.to2DArray().slice(0, a.length),
    right: rightSingularVectors.to2DArray(),
    unit,
  };
}

/** How many of the values exceed `tolerance` times the scale, which by default is the largest of them. */
export function above(values: Vector, tolerance: number, scale: number = values[0]!): number {
  return values.filter((value) => value > tolerance * scale).length;
}
