import { generalizedEigen } from "../algebra/generalizedEigen.js";
import { matrixSum, zeroMatrix } from "../algebra/matrixSum.js";
import { type Basis, basis } from "./basis.js";
import type { BasisSet } from "./basisSet.js";
import { electronRepulsion } from "./electronRepulsion.js";
import { kinetic } from "./kinetic.js";
import { meanField } from "./meanField.js";
import { molecule } from "./molecule.js";
import { nuclearAttraction, overlap } from "./oneElectron.js";

/** Shells of atoms by their degrees, in the order in which electrons fill them: 1s 2s 2p 3s 3p 4s 3d 4p 5s 4d 5p ... */
const FILLED = [0, 0, 1, 0, 1, 0, 2, 1, 0, 2, 1, 0, 3, 2, 1, 0, 3, 2, 1];

/** How often an atom's density is improved, and what change of it is small: more than enough to begin with. */
const ITERATIONS = 12;
const SETTLED = 1e-3;

const known = new WeakMap<BasisSet, Map<number, readonly (readonly number[])[]>>();

/**
 * The superposition of the densities of the molecule's atoms, each alone, neutral and round: the density matrix from
 * which a calculation starts.
 *
 * @returns size x size, with blocks of atoms on the diagonal
 */
export function atomicGuess(of: Basis): number[][] {
  const P = zeroMatrix(of.size, of.size);
  let atoms = known.get(of.set);
  if (atoms === undefined) known.set(of.set, (atoms = new Map()));
  for (const [atom, Z] of of.molecule.numbers.entries()) {
    const first = of.shells.find((shell) => shell.atom === atom)!.first;
    let block = atoms.get(Z);
    if (block === undefined) atoms.set(Z, (block = atomicDensity(Z, of.set)));
    for (const [i, row] of block.entries())
      for (const [j, entry] of row.entries()) P[first + i]![first + j] = entry;
  }
  return P;
}

/** The density matrix of an atom whose shells of each degree are filled evenly, by Hartree and Fock's equations for it. */
function atomicDensity(Z: number, set: BasisSet): number[][] {
  const atom = basis(molecule({ atoms: [Z], positions: [[0, 0, 0]], unit: "bohr" }), set);
  const S = overlap(atom);
  const h = matrixSum(kinetic(atom), nuclearAttraction(atom));
  const repulsion = electronRepulsion(atom);
  const electrons = electronsByDegree(Z);
  let P = zeroMatrix(atom.size, atom.size);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const F = matrixSum(h, meanField(repulsion, P));
    const next = zeroMatrix(atom.size, atom.size);
    for (const [l, count] of electrons.entries()) fill(atom, l, count, F, S, next);
    const isSettled =
      iteration > 0 && next.every((row, i) => row.every((p, j) => Math.abs(p - P[i]![j]!) < SETTLED));
    P = iteration === 0 ? next : next.map((row, i) => row.map((entry, j) => 0.6 * entry + 0.4 * P[i]![j]!));
    if (isSettled) break;
  }
  return P;
}

/** Adds `count` electrons of degree l, spread evenly over m, in the lowest orbitals of F. */
function fill(
  atom: Basis,
  l: number,
  count: number,
  F: readonly (readonly number[])[],
  S: readonly (readonly number[])[],
  P: number[][],
): void {
  const first = atom.shells.filter((shell) => shell.l === l).map((shell) => shell.first);
  if (first.length === 0) return;
  // The same for every m.
  const radial = (A: readonly (readonly number[])[]): number[][] =>
    first.map((i) => first.map((j) => A[i]![j]!));
  const { vectors: C } = generalizedEigen(radial(F), radial(S));
  const full = 2 * (2 * l + 1);
  for (let k = 0; k < first.length && count > 0; k++, count -= full) {
    const each = Math.min(count, full) / (2 * l + 1);
    for (const [a, i] of first.entries())
      for (const [b, j] of first.entries())
        for (let m = 0; m <= 2 * l; m++) P[i + m]![j + m]! += each * C[a]![k]! * C[b]![k]!;
  }
}

/** How many electrons of a neutral atom have the degree 0, 1, 2, ... */
function electronsByDegree(Z: number): number[] {
  const counts: number[] = [];
  let left = Z;
  for (const l of FILLED) {
    const here = Math.min(left, 2 * (2 * l + 1));
    counts[l] = (counts[l] ?? 0) + here;
    left -= here;
    if (left === 0) break;
  }
  return counts;
}
