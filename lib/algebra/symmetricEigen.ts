import { Matrix as Dense, EVD } from "ml-matrix";
import { checkSquareAndFinite } from "./dense.js";
import type { Matrix } from "./matrix.js";
import { scaledMatrix } from "./matrixSum.js";
import { type NumberRows, plainRows } from "./numberList.js";
import { largestEntry, powerOfTwoAbove } from "./scale.js";
import type { Vector } from "./vector.js";

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
  checkSquareAndFinite(a);
  checkSymmetric(a);
  const unit = powerOfTwoAbove(a);
  const { realEigenvalues, eigenvectorMatrix } = new EVD(new Dense(scaledMatrix(1 / unit, a)), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, k) => k).sort((k, l) => realEigenvalues[k]! - realEigenvalues[l]!);
  return {
    values: order.map((k) => unit * realEigenvalues[k]!),
    vectors: eigenvectorMatrix.to2DArray().map((row) => order.map((k) => row[k]!)),
  };
}

/** The runs [from, to) of eigenvalues, in ascending order, whose neighbours differ by no more than a tolerance. */
export function runsOfEqual(values: Vector, tolerance: number): (readonly [from: number, to: number])[] {
  const starts = values.flatMap((value, k) => (k === 0 || value - values[k - 1]! > tolerance ? [k] : []));
  return starts.map((from, i) => [from, starts[i + 1] ?? values.length]);
}

function checkSymmetric(a: Matrix): void {
  const size = largestEntry(a);
  for (const [i, row] of a.entries()) {
    for (const [j, entry] of row.entries()) {
      if (Math.abs(entry - a[j]![i]!) <= 1e-9 * size) continue;
      const got =
        size < 1e-12
          ? "one with no entry above 1e-12, which looks like the rounding errors of a zero matrix"
          : `${entry} in row ${i}, column ${j} and ${a[j]![i]} across the diagonal`;
      throw new RangeError(`expected a symmetric matrix, got ${got}: take (a + a^T) / 2`);
    }
  }
}
