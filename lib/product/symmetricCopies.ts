import { type InnerProductSpace, split } from "../algebra/gramSchmidt.js";
import { compareIrreps, irrepName } from "../irreps/irrep.js";
import type { CoupledCopy, SparseTensor } from "./coupledCopies.js";
import type { IndexPermutation } from "./indexSymmetry.js";

/** The rest of a unit tensor below this length is rounding errors. */
const NOTHING = 1e-6;

/**
 * Orthonormal copies of irreps that span those tensors of a space that have a symmetry of their indices. The projection
 * onto these tensors,
 *
 *     (P T)_x = 1/|S| sum_(s, p) s T_(x p)        over the group S of signed permutations of the indices
 *
 * commutes with rotations, so that P B is a copy of B's irrep or 0. Copies of each irrep are orthonormalised by the
 * Gram-Schmidt process in their order, and those in the span of earlier copies are left out. By Schur's lemma the
 * coefficients are the same for all m: they are computed for m = -l.
 *
 * @param dims the dimensions of the indices; equal for indices that are permuted
 * @returns sorted by irrep
 */
export function symmetricCopies(
  copies: readonly CoupledCopy[],
  symmetry: readonly IndexPermutation[],
  dims: readonly number[],
): CoupledCopy[] {
  const project = projection(symmetry, dims);
  const bases = new Map<string, CoupledCopy[]>();
  for (const { irrep, rows } of copies) {
    const basis = bases.get(irrepName(irrep)) ?? [];
    bases.set(irrepName(irrep), basis);
    const before = basis.map((copy) => copy.rows[0]!);
    const { along, rest, length } = split(project(rows[0]!), before, tensors);
    if (length < NOTHING) continue;
    const made = rows.map((row, m) => {
      const tensor = m === 0 ? rest : project(row);
      if (m > 0) for (const [k, other] of basis.entries()) tensors.add(tensor, -along[k]!, other.rows[m]!);
      return scaled(tensor, 1 / length);
    });
    basis.push({ irrep, rows: made });
  }
  return [...bases.values()].flat().sort((a, b) => compareIrreps(a.irrep, b.irrep));
}

/** P above, as a map of sparse tensors. */
function projection(
  symmetry: readonly IndexPermutation[],
  dims: readonly number[],
): (tensor: SparseTensor) => Map<number, number> {
  const strides = dims.map((_, k) => dims.slice(k + 1).reduce((product, n) => product * n, 1));
  return (tensor) => {
    const projected = new Map<number, number>();
    for (const [place, value] of tensor) {
      const x = dims.map((n, k) => Math.floor(place / strides[k]!) % n);
      for (const { sign, order } of symmetry) {
        const at = order.reduce((sum, from, k) => sum + x[from]! * strides[k]!, 0);
        projected.set(at, (projected.get(at) ?? 0) + (sign * value) / symmetry.length);
      }
    }
    return projected;
  };
}

const tensors: InnerProductSpace<SparseTensor, Map<number, number>> = {
  copy: (tensor) => new Map(tensor),
  dot: (a, b) => {
    let sum = 0;
    for (const [place, value] of a) sum += value * (b.get(place) ?? 0);
    return sum;
  },
  add: (a, c, b) => {
    for (const [place, value] of b) a.set(place, (a.get(place) ?? 0) + c * value);
  },
};

function scaled(tensor: SparseTensor, factor: number): SparseTensor {
  return new Map(
    [...tensor]
      .map(([place, value]) => [place, factor * value] as const)
      .filter(([, value]) => Math.abs(value) > 1e-14),
  );
}
