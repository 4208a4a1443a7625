import { nullSpace } from "../algebra/fundamentalSubspaces.js";
import { gramSchmidt } from "../algebra/gramSchmidt.js";
import { type Matrix, matmul, trace } from "../algebra/matrix.js";
import { largestEntry } from "../algebra/scale.js";
import { subtract, unitVector, type Vector, zeros } from "../algebra/vector.js";
import type { Group } from "../group/group.js";
import { topologicalGenerators } from "../group/topologicalGenerators.js";
import { image, images } from "./images.js";
import type { FiniteRepresentation, Representation } from "./representation.js";
import { sameGroup } from "./sameGroup.js";

/**
 * A basis of Hom_G(V, W), the linear equivariant maps from V to W: all solutions A of
 *
 *     rhoW(g) A - A rhoV(g) = 0        for all g in G
 *
 * They are found as the null space of these equations for elements that decide for the whole group,
 * `topologicalGenerators`: for SO(n) rotations by 1 radian. For a finite group it is faster to take the averages R(E_ij) of
 * the matrices with a single 1. The basis is orthonormal, <A, B> = tr A^T B. Its size is sum_i m_i n_i d_i over the
 * irreducible representations, which occur m_i times in V and n_i times in W and whose own intertwiners have dimension
 * d_i = 1, 2 or 4.
 *
 * @param elements the g for which to solve (default: those)
 * @returns matrices of dim W x dim V; an empty list if there is only the zero map
 * @throws TypeError if V and W belong to different groups; RangeError if rho(g) has the wrong size or is not finite
 * @example
 * const V = regular(cyclic(3));
 * intertwiners(V, V).length; // 3: the circulant matrices, which are the convolutions
 * @see Serre, Linear Representations of Finite Groups, 2.2
 */
export function intertwiners<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  W: Representation<G, Of>,
  elements?: readonly G[],
): Matrix[] {
  const group: Group<G> = sameGroup(V, W);
  if (elements === undefined && "elements" in group) {
    return averages(V as unknown as FiniteRepresentation<G>, W as unknown as FiniteRepresentation<G>);
  }
  return solutions(V, W, elements ?? topologicalGenerators(group));
}

/** The span of R(E_ij) = 1/|G| sum_g (column i of rhoW(g)) (row j of rhoV(g)^-1). */
function averages<G>(V: FiniteRepresentation<G>, W: FiniteRepresentation<G>): Matrix[] {
  const { elements, inverse, indexOf, order } = V.group;
  const rhoV = images(V);
  const rhoW = images(W, V.group);
  const inverses = elements.map((g) => rhoV[indexOf(inverse(g))]!);
  const dimension = Math.round(
    rhoW.reduce((sum, rho, k) => sum + trace(rho) * trace(inverses[k]!), 0) / order,
  );
  function* projections(): Iterable<number[]> {
    for (let i = 0; i < W.dimension; i++) {
      for (let j = 0; j < V.dimension; j++) {
        const mean = zeros(W.dimension * V.dimension);
        for (const [k, rho] of rhoW.entries()) {
          const right = inverses[k]![j]!;
          for (let p = 0; p < W.dimension; p++) {
            const left = rho[p]![i]! / order;
            if (left === 0) continue;
            for (let q = 0; q < V.dimension; q++) mean[p * V.dimension + q]! += left * right[q]!;
          }
        }
        yield mean;
      }
    }
  }
  return spanned(projections(), dimension, W.dimension * V.dimension).map((entries) =>
    folded(entries, V.dimension),
  );
}

/** The null space of A -> rhoW(g) A - A rhoV(g), one g after another: each leaves a smaller space for the next. */
function solutions<G>(V: Representation<G>, W: Representation<G>, elements: readonly G[]): Matrix[] {
  const size = W.dimension * V.dimension;
  let basis = Array.from({ length: size }, (_, k) => unitVector(size, k));
  for (const g of elements) {
    if (basis.length === 0) break;
    const [rhoV, rhoW] = [image(V, g), image(W, g)];
    const gaps = basis.map((entries) => {
      const A = folded(entries, V.dimension);
      const right = matmul(A, rhoV);
      return matmul(rhoW, A).flatMap((row, i) => subtract(row, right[i]!));
    });
    const system = gaps[0]!.map((_, k) => gaps.map((gap) => gap[k]!));
    const kept = nullSpace(system, 1e-10, largestEntry(rhoV) + largestEntry(rhoW));
    basis = kept[0]!.map((_, k) =>
      combined(
        basis,
        kept.map((row) => row[k]!),
      ),
    );
  }
  // The projection of the matrix with a single 1 at place k has the coefficients b[k].
  const projections = Array.from({ length: basis.length === 0 ? 0 : size }, (_, k) =>
    combined(
      basis,
      basis.map((b) => b[k]!),
    ),
  );
  return spanned(projections, basis.length, size).map((entries) => folded(entries, V.dimension));
}

function combined(vectors: readonly (readonly number[])[], c: readonly number[]): number[] {
  const sum = zeros(vectors[0]!.length);
  for (const [k, factor] of c.entries()) {
    if (factor !== 0) for (let i = 0; i < sum.length; i++) sum[i]! += factor * vectors[k]![i]!;
  }
  return sum;
}

/** A matrix of n columns from its entries, row by row. */
function folded(entries: readonly number[], n: number): number[][] {
  return Array.from({ length: entries.length / n }, (_, i) => entries.slice(i * n, (i + 1) * n));
}

/**
 * An orthonormal basis of a subspace of R^n, from the projections of the unit vectors onto it. It depends only on the
 * subspace; if the projections have disjoint supports, they are the basis, up to their lengths.
 *
 * @param projections of e_1, e_2, ..., e_n; read only as far as needed
 * @param k the dimension of the subspace
 */
function spanned(projections: Iterable<Vector>, k: number, n: number): number[][] {
  // A unit vector of the subspace has an entry of at least 1 / sqrt(n), so that some projection is always long enough.
  return gramSchmidt(projections, { shortest: 0.5 / Math.sqrt(n), most: k });
}
