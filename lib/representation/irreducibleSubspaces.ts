import { identityMatrix, type Matrix, matmul, trace, transpose } from "../algebra/matrix.js";
import { symmetricPart } from "../algebra/matrixSum.js";
import { compressed, meanOfProducts } from "../algebra/sparseProduct.js";
import { symmetricEigen } from "../algebra/symmetricEigen.js";
import type { FiniteGroup } from "../group/group.js";
import type { Random } from "../numbers/random.js";

/** The orthogonal matrices rho(g) of a finite group, and for every g the index of g^2. */
export interface OrthogonalImages {
  readonly rho: readonly Matrix[];
  readonly squares: readonly number[];
}

/**
 * R^d as an orthogonal sum of irreducible subspaces.
 *
 * The average of a random symmetric matrix is a symmetric T that commutes with all rho(g); its eigenspaces are invariant,
 * and with probability one each is irreducible. Eigenvalues that are too close to be separated stay together and are
 * split again by a new T.
 *
 * @returns d x k matrices of orthonormal columns, one for each subspace
 * @throws RangeError if nothing splits although the character says so: the matrices are not, or only roughly, a
 * representation
 */
export function irreducibleSubspaces(images: OrthogonalImages, random: Random): Matrix[] {
  const { rho } = images;
  const d = rho[0]!.length;
  if (invariantForms(images) === 1) return [identityMatrix(d)];
  for (let tries = 0; tries < TRIES; tries++) {
    const T = symmetricPart(meanOfProducts(rho, randomSymmetric(d, random), rho.map(transpose)));
    const { values, vectors } = symmetricEigen(T);
    const groups = clusters(values);
    if (groups.length === 1) continue;
    return groups.flatMap(([from, to]) => {
      const Q = vectors.map((row) => row.slice(from, to));
      const inside = { ...images, rho: compressed(rho, Q) };
      return irreducibleSubspaces(inside, random).map((U) => matmul(Q, U));
    });
  }
  throw new RangeError(
    `expected a representation, which splits if its character says so, got matrices of ${d} x ${d} that do not: are they given to few digits, or in a basis far from orthogonal?`,
  );
}

/** How many random matrices are tried; the probability that one fails to split a reducible representation is zero. */
const TRIES = 20;

/** For every element g, in the order of `elements`, the index of g^2. */
export function squarePlaces<G>({ elements, multiply, indexOf }: FiniteGroup<G>): number[] {
  return elements.map((g) => indexOf(multiply(g, g)));
}

/**
 * The dimension of the space of invariant symmetric bilinear forms, the mean of (chi(g)^2 + chi(g^2)) / 2. It is 1
 * exactly if the representation is irreducible over the reals.
 */
export function invariantForms({ rho, squares }: OrthogonalImages): number {
  const chi = rho.map(trace);
  const sum = chi.reduce((total, value, g) => total + (value * value + chi[squares[g]!]!) / 2, 0);
  return Math.round(sum / rho.length);
}

function randomSymmetric(d: number, random: Random): Matrix {
  return symmetricPart(Array.from({ length: d }, () => Array.from({ length: d }, () => random.normal())));
}

/** Runs [from, to) of eigenvalues, cut at the widest gap and at every gap of at least a hundredth of their spread. */
function clusters(values: readonly number[]): (readonly [from: number, to: number])[] {
  const gaps = values.slice(1).map((value, k) => value - values[k]!);
  const spread = values.at(-1)! - values[0]!;
  const size = Math.max(Math.abs(values[0]!), Math.abs(values.at(-1)!));
  if (spread < 1e-6 * size) return [[0, values.length]];
  const least = Math.min(0.01 * spread, Math.max(...gaps));
  const cuts = [0, ...gaps.flatMap((gap, k) => (gap >= least ? [k + 1] : [])), values.length];
  return cuts.slice(1).map((to, k) => [cuts[k]!, to]);
}
