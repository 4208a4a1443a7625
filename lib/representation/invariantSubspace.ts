import { type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { symmetricPart } from "../algebra/matrixSum.js";
import { meanOfProducts } from "../algebra/sparseProduct.js";
import { runsOfEqual, symmetricEigen } from "../algebra/symmetricEigen.js";
import { images } from "./images.js";
import { orthogonalForm } from "./invariantInnerProduct.js";
import type { FiniteRepresentation } from "./representation.js";

/**
 * A subspace, neither 0 nor all of V, that is invariant under a finite group; undefined if V is irreducible over the
 * reals and has no such subspace.
 *
 * It is an eigenspace of the average of a symmetric matrix A with at most two ones: these span all symmetric matrices, so
 * one of them splits V if anything does.
 *
 * @returns d x k: a basis of the smallest eigenspace by its columns
 * @throws TypeError if the group is not finite; RangeError if rho(g) has the wrong size or is not finite
 * @example
 * invariantSubspace(permutationRepresentation(symmetric(3))); // one column, along (1, 1, 1)
 */
export function invariantSubspace<G>(V: FiniteRepresentation<G>): Matrix | undefined {
  const average = averagedForm(V);
  for (const A of symmetricUnits(V.dimension)) {
    const found = eigenspace(average(A));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The symmetric matrices with one 1 on the diagonal or two ones across it, those on the diagonal first. */
export function symmetricUnits(d: number): Matrix[] {
  const single = (i: number, j: number): Matrix =>
    Array.from({ length: d }, (_, p) =>
      Array.from({ length: d }, (_, q) => ((p === i && q === j) || (p === j && q === i) ? 1 : 0)),
    );
  const places = Array.from({ length: d }, (_, gap) =>
    Array.from({ length: d - gap }, (_, i) => [i, i + gap] as const),
  );
  return places.flat().map(([i, j]) => single(i, j));
}

/** An invariant bilinear form, in a basis that makes the representation orthogonal. */
export interface AveragedForm {
  /** d x d, symmetric: (C^-1)^T (1/|G| sum_g rho(g)^T A rho(g)) C^-1 */
  readonly form: Matrix;
  /** C^-1, d x d, with C^T C the invariant inner product: maps coordinates in that basis to vectors of V. */
  readonly back: Matrix;
}

/**
 * The average of a symmetric form A, x^T A y, over a finite group. In a basis that makes the representation orthogonal it
 * commutes with the group: its eigenspaces are invariant, and it is a multiple of 1 for every A exactly if V is
 * irreducible over the reals.
 *
 * @returns a function from A to its average; everything that does not depend on A is computed once
 * @throws TypeError if the group is not finite; RangeError if rho(g) has the wrong size or is not finite, or the matrices
 * are not a representation
 */
export function averagedForm<G>(V: FiniteRepresentation<G>): (A: Matrix) => AveragedForm {
  const rho = images(V);
  const { inverse: back } = orthogonalForm(V.name, rho);
  const [left, transposed] = [transpose(back), rho.map(transpose)];
  return (A) => {
    const form = matmul(left, matmul(meanOfProducts(transposed, A, rho), back));
    return { form: symmetricPart(form), back };
  };
}

/** The smallest eigenspace of an averaged form, by a basis in V; undefined if the form is a multiple of 1. */
export function eigenspace({ form, back }: AveragedForm): Matrix | undefined {
  const { values, vectors } = symmetricEigen(form);
  const spaces = runsOfEqual(values, 1e-7);
  if (spaces.length === 1) return undefined;
  const [from, to] = spaces.reduce((least, space) =>
    space[1] - space[0] < least[1] - least[0] ? space : least,
  );
  return matmul(
    back,
    vectors.map((row) => row.slice(from, to)),
  );
}
