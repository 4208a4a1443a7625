import { columnSpace, type Matrix, symmetricEigen } from "noether";
import { averaged, mean, randomMatrix } from "./settings.js";

export type FindInvariantSubspace = (matrices: readonly Matrix[]) => Matrix | null;

/** A symmetric matrix with random entries. */
export function symmetricMatrix(d: number): Matrix {
  const A = randomMatrix(d, 11);
  return A.map((row, i) => row.map((x, j) => x + A[j]![i]!));
}

/** The lowest eigenspace of the symmetric part of a matrix, or null if it is everything. */
export function lowest(A: Matrix, tolerance?: number): Matrix | null {
  return eigenspace(
    A.map((row, i) => row.map((x, j) => (x + A[j]![i]!) / 2)),
    tolerance,
  );
}

/** The lowest eigenspace of a symmetric matrix, or null if it is everything. */
function eigenspace(A: Matrix, tolerance = 1e-6): Matrix | null {
  const { values, vectors } = symmetricEigen(A);
  const k = values.filter((value) => value - values[0]! < tolerance).length;
  return k === values.length ? null : vectors.map((row) => row.slice(0, k));
}

export const reference: FindInvariantSubspace = (matrices) =>
  lowest(averaged(matrices, symmetricMatrix(matrices[0]!.length)));

/** The vectors that every element fixes: the image of the mean of all matrices. */
export const fixedVectors: FindInvariantSubspace = (matrices) => {
  const P = mean(matrices);
  return P.flat().every((x) => Math.abs(x) < 1e-9) ? null : columnSpace(P, 1e-8);
};

/** An eigenspace of the mean of the matrices themselves, which need not be symmetric. */
export const ofTheMean: FindInvariantSubspace = (matrices) => eigenspace(mean(matrices));
