import { type Matrix, matmul, trace } from "../algebra/matrix.js";
import { matrixSum } from "../algebra/matrixSum.js";
import { symmetricEigen } from "../algebra/symmetricEigen.js";
import type { Group } from "../group/group.js";
import type { FrobeniusSchurType } from "./frobeniusSchur.js";
import { intertwiners } from "./intertwiners.js";
import type { Representation } from "./representation.js";

/** The matrices that commute with a representation. */
export interface Commutant {
  /** An orthonormal basis, matrices of d x d. */
  readonly basis: readonly Matrix[];
  readonly dimension: number;
  /** The division algebra it is isomorphic to, R, C or H, if every matrix in it but 0 is invertible. */
  readonly type?: FrobeniusSchurType;
}

/**
 * The commutant of a representation, the algebra of its own intertwiners:
 *
 *     Hom_G(V, V) = { A : A rho(g) = rho(g) A for all g }
 *
 * Schur's lemma: for an irreducible V it is a division algebra, over the reals one of R (the multiples of 1), C (dimension
 * 2) and the quaternions H (dimension 4). If `type` is missing, V is reducible. If it is present, V is not a direct sum,
 * and so irreducible if the group is finite or compact.
 *
 * @param elements as for `intertwiners`: the matrices need commute only with these
 * @example
 * commutant(irreducibles(cyclic(3))[1]).type; // "complex": rotations of a plane commute exactly with scaled rotations
 */
export function commutant<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  elements?: readonly G[],
): Commutant {
  const basis = intertwiners(V, V, elements);
  const type = divisionAlgebraOf(basis);
  return { basis, dimension: basis.length, ...(type && { type }) };
}

/**
 * The type of an algebra of matrices, if it is a division algebra. By Frobenius' theorem the squares of its matrices of
 * trace 0 are then negative multiples of 1, A A = q(A) 1 with q negative definite in 0, 1 or 3 dimensions.
 */
function divisionAlgebraOf(basis: readonly Matrix[]): FrobeniusSchurType | undefined {
  const type = ({ 1: "real", 2: "complex", 4: "quaternionic" } as const)[basis.length];
  if (type === undefined) return undefined;
  // The traceless parts span one dimension less than the basis: q has one eigenvalue 0 on it.
  const imaginary = basis.map(traceless);
  const q = imaginary.map((A) => imaginary.map((B) => trace(matmul(A, B)) / A.length));
  const negative = symmetricEigen(q).values.filter((value) => value < -1e-8).length;
  const scalar = imaginary.every((A, k) =>
    imaginary.every((B, l) => isScalar(anticommutator(A, B), 2 * q[k]![l]!)),
  );
  return scalar && negative === basis.length - 1 ? type : undefined;
}

function traceless(A: Matrix): Matrix {
  const mean = trace(A) / A.length;
  return A.map((row, i) => row.map((entry, j) => entry - (i === j ? mean : 0)));
}

/** A B + B A */
function anticommutator(A: Matrix, B: Matrix): Matrix {
  return matrixSum(matmul(A, B), matmul(B, A));
}

function isScalar(A: Matrix, value: number): boolean {
  return A.every((row, i) => row.every((x, j) => Math.abs(x - (i === j ? value : 0)) < 1e-8));
}
