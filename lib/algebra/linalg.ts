import { Matrix as Dense, EVD, inverse as inverseOf, SVD } from "ml-matrix";
import type { Matrix, Vector } from "./matrix.js";
import { matmul, transpose } from "./matrix.js";
import { type NumberRows, plainRows } from "./numberList.js";
import { powerOfTwoAbove, times } from "./scale.js";

/** Singular values below this share of the largest one count as zero, unless a function is told otherwise. */
const TOLERANCE = 1e-10;

/**
 * The rank of a matrix: how many of its singular values exceed `tolerance` times the largest.
 *
 * @param a m x n
 * @throws RangeError if a is ragged or an entry is not finite
 */
export function rank(a: NumberRows, tolerance: number = TOLERANCE): number {
  return above(singularValues(a).values, tolerance);
}

/**
 * The null space { x : a x = 0 }, by the right singular vectors of the singular values that count as zero.
 *
 * @param a m x n
 * @param scale what the tolerance is a share of, where it is not the largest singular value: for an `a` that may be
 * nothing but rounding errors, the size of the numbers it is made of
 * @returns n x (n - rank): orthonormal columns; n empty rows where the null space is 0
 * @throws RangeError if a is ragged, has no column, or an entry is not finite
 * @example
 * nullSpace([[1, 1]]); // [[0.7071...], [-0.7071...]], or its negative
 */
export function nullSpace(a: NumberRows, tolerance: number = TOLERANCE, scale?: number): number[][] {
  const { values, right, unit } = singularValues(a);
  const r = above(values, tolerance, scale === undefined ? undefined : scale / unit);
  return right.map((row) => row.slice(r));
}

/**
 * The space of all a x, by an orthonormal basis.
 *
 * @param a m x n
 * @returns m x rank: orthonormal columns
 * @throws RangeError if a is ragged, has no column, or an entry is not finite
 */
export function columnSpace(a: NumberRows, tolerance: number = TOLERANCE): number[][] {
  const { values, left } = singularValues(a, true);
  const r = above(values, tolerance);
  return left.map((row) => row.slice(0, r));
}

/**
 * The least-squares solution of a x = b: of all x that minimise |a x - b| the shortest, for each column of b. With the
 * singular value decomposition a = U S V^T, its singular values that count as zero left out,
 *
 *     x = V S^-1 U^T b
 *
 * @param a m x n
 * @param b m x p
 * @returns n x p
 * @throws RangeError if the sizes do not fit or an entry is not finite
 */
export function leastSquares(a: NumberRows, b: NumberRows, tolerance: number = TOLERANCE): number[][] {
  if (a.length !== b.length) {
    throw new RangeError(`expected a right side of ${a.length} rows for this matrix, got ${b.length}`);
  }
  const { values, left, right, unit } = singularValues(a, true);
  const r = above(values, tolerance);
  if (r === 0) return right.map(() => Array.from(b[0]!, () => 0));
  const size = powerOfTwoAbove(dense(b).to2DArray());
  const projected = matmul(transpose(left.map((row) => row.slice(0, r))), times(1 / size, b));
  const x = matmul(
    right.map((row) => row.slice(0, r)),
    projected.map((row, k) => row.map((entry) => entry / values[k]!)),
  );
  return times(size, times(1 / unit, x));
}

/**
 * The inverse of a square matrix.
 *
 * @param a n x n
 * @throws RangeError if a is not square, an entry is not finite, or a is singular: its smallest singular value is
 * below 1e-13 of its largest
 */
export function inverse(a: NumberRows): number[][];
// Who passes the function on means matrices by lists: the last signature is the one that is inferred from.
export function inverse(a: Matrix): number[][];
export function inverse(a: NumberRows): number[][] {
  squareMatrix(a);
  const { values, unit } = singularValues(a);
  const [largest, smallest] = [values[0]!, values.at(-1)!];
  if (!(smallest > 1e-13 * largest)) {
    throw new RangeError(
      `expected an invertible matrix, got singular values from ${(largest * unit).toPrecision(3)} down to ${(smallest * unit).toPrecision(3)}: its columns are linearly dependent`,
    );
  }
  return times(1 / unit, inverseOf(new Dense(times(1 / unit, a))).to2DArray());
}

/**
 * The orthogonal factor of the polar decomposition a = Q P, P symmetric and positive: Q = U V^T for a = U S V^T. Of all
 * orthogonal matrices it is the one next to a.
 *
 * @param a n x n
 * @throws RangeError if a is not square, an entry is not finite, or a is singular
 */
export function polarFactor(a: NumberRows): number[][] {
  squareMatrix(a);
  const { values, left, right } = singularValues(a, true);
  if (above(values, 1e-13) < a.length)
    throw new RangeError("expected an invertible matrix, got one whose columns are linearly dependent");
  return matmul(left, transpose(right));
}

/** Eigenvalues in ascending order and an orthonormal basis of eigenvectors, a v_k = lambda_k v_k. */
export interface SymmetricEigen {
  /** lambda_0 <= lambda_1 <= ... */
  readonly values: Vector;
  /** n x n: v_k is column k. */
  readonly vectors: Matrix;
}

/**
 * The eigenvalues and eigenvectors of a symmetric matrix: a = V diag(lambda) V^T with V^T V = 1.
 *
 * @param a n x n
 * @throws RangeError if a is not square, an entry is not finite, or a differs from its transpose by more than 1e-9 of
 * its largest entry
 */
export function symmetricEigen(of: NumberRows): SymmetricEigen {
  const a = plainRows(of);
  squareMatrix(a);
  const size = a.reduce((most, row) => row.reduce((m, entry) => Math.max(m, Math.abs(entry)), most), 0);
  const unit = powerOfTwoAbove(a);
  for (const [i, row] of a.entries()) {
    for (const [j, entry] of row.entries()) {
      if (Math.abs(entry - a[j]![i]!) <= 1e-9 * size) continue;
      const got =
        size < 1e-12
          ? "one without an entry above 1e-12, as if rounding had left it of a 0"
          : `${entry} in row ${i}, column ${j} and ${a[j]![i]} across the diagonal`;
      throw new RangeError(`expected a symmetric matrix, got ${got}: take (a + a^T) / 2`);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EVD(new Dense(times(1 / unit, a)), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, k) => k).sort((k, l) => realEigenvalues[k]! - realEigenvalues[l]!);
  return {
    values: order.map((k) => unit * realEigenvalues[k]!),
    vectors: eigenvectorMatrix.to2DArray().map((row) => order.map((k) => row[k]!)),
  };
}

/** The singular value decomposition a = unit U diag(values) V^T. */
interface SingularValues {
  /** Largest first, one for each column. */
  readonly values: number[];
  /** U, m x n: left singular vectors as columns, where they are asked for. */
  readonly left: number[][];
  /** V, n x n: right singular vectors as columns. */
  readonly right: number[][];
  /** A power of two that brings the entries of a to 1, so that their squares neither over- nor underflow. */
  readonly unit: number;
}

/** @throws RangeError if a is ragged, has no column, or an entry is not finite */
function singularValues(of: NumberRows, withLeft = false): SingularValues {
  const a = plainRows(of);
  const n = a[0]?.length ?? 0;
  if (n === 0)
    throw new RangeError("expected a matrix with at least one row and one column, got an empty one");
  // With fewer rows than columns the decomposition is asked for a full set of right vectors by rows of zeros.
  const rows =
    a.length >= n ? a : [...a, ...Array.from({ length: n - a.length }, () => new Array(n).fill(0))];
  dense(rows);
  const unit = powerOfTwoAbove(a);
  const { diagonal, leftSingularVectors, rightSingularVectors } = new SVD(new Dense(times(1 / unit, rows)), {
    computeLeftSingularVectors: withLeft,
  });
  return {
    values: diagonal,
    left: leftSingularVectors.to2DArray().slice(0, a.length),
    right: rightSingularVectors.to2DArray(),
    unit,
  };
}

function above(values: Vector, tolerance: number, scale: number = values[0]!): number {
  return values.filter((value) => value > tolerance * scale).length;
}

function squareMatrix(a: NumberRows): Dense {
  const columns = a[0]?.length ?? 0;
  if (a.length !== columns || columns === 0) {
    throw new RangeError(`expected a square matrix, got ${a.length} x ${columns}`);
  }
  return dense(a);
}

/** The same matrix for the numerical library, which would take raggedness and NaN in silence. */
function dense(of: NumberRows): Dense {
  const a = plainRows(of);
  for (const [i, row] of a.entries()) {
    if (row.length !== a[0]!.length) {
      throw new RangeError(
        `expected rows of one length, got ${a[0]!.length} and, in row ${i}, ${row.length}`,
      );
    }
    const j = row.findIndex((entry) => !Number.isFinite(entry));
    if (j >= 0) throw new RangeError(`expected finite numbers, got ${row[j]} in row ${i}, column ${j}`);
  }
  return new Dense(a as number[][]);
}
