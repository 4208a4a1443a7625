import { matmul } from "../algebra/matrix.js";
import type { HartreeFock } from "./hartreeFock.js";
import { dipoleIntegrals } from "./oneElectron.js";

/**
 * Mulliken's charges: an atom's nucleus less the electrons in its functions, half of each overlap,
 *
 *     q_A = Z_A - sum of (P S)_ii over the functions i of A
 *
 * They add up to the molecule's charge, and depend much on the basis set.
 *
 * @returns one for each atom, in e
 */
export function mullikenCharges({
  basis,
  density,
  overlap,
}: Pick<HartreeFock, "basis" | "density" | "overlap">): number[] {
  const PS = matmul(density, overlap);
  const q = [...basis.molecule.numbers];
  for (const { atom, first, l } of basis.shells)
    for (let i = first; i <= first + 2 * l; i++) q[atom]! -= PS[i]![i]!;
  return q;
}

/**
 * The dipole of nuclei and electrons, mu = sum_A Z_A R_A - sum_ij P_ij int chi_i r chi_j dr, from minus to plus. If the
 * molecule has a charge, it depends on the origin.
 *
 * @returns in e bohr
 */
export function dipoleMoment({
  basis,
  density: P,
}: Pick<HartreeFock, "basis" | "density">): [x: number, y: number, z: number] {
  const { numbers, positions } = basis.molecule;
  return dipoleIntegrals(basis).map((D, axis) => {
    let mu = 0;
    for (const [a, Z] of numbers.entries()) mu += Z * positions[a]![axis]!;
    for (const [i, row] of P.entries()) for (const [j, p] of row.entries()) mu -= p * D[i]![j]!;
    return mu;
  }) as [number, number, number];
}
