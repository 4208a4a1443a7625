import { inverseRoot } from "../algebra/generalizedEigen.js";
import type { Matrix } from "../algebra/matrix.js";
import { zeroMatrix } from "../algebra/matrixSum.js";
import type { Irreps } from "../irreps/irreps.js";
import { atomicGuess } from "../quantum/atomicGuess.js";
import { coulombMetric } from "../quantum/auxiliaryRepulsion.js";
import { type Basis, basis } from "../quantum/basis.js";
import type { BasisSet } from "../quantum/basisSet.js";
import { densityFit, functionCharges } from "../quantum/densityFit.js";
import { type Molecule, molecule } from "../quantum/molecule.js";

/** What is known of the functions of one element before anything is learned. */
export interface DensityAtom {
  /** How they turn, in their order. */
  readonly irreps: Irreps;
  /** The density of the free atom, round and neutral. */
  readonly free: Float64Array;
  /** q, the integral of each function. */
  readonly charges: Float64Array;
  /** A = V^(-1/2) of the atom alone, which mixes shells of one degree: with c = A y the self-repulsion c . V c is |y|^2. */
  readonly mixed: Matrix;
  /** A A q = V^-1 q: how coefficients change if the atom gains charge at the least cost of self-repulsion. */
  readonly response: Float64Array;
}

const known = new WeakMap<BasisSet, WeakMap<BasisSet, Map<number, DensityAtom>>>();

/**
 * The functions of an element, alone.
 *
 * @param auxiliary the functions
 * @param orbitals in which the free atom is computed
 * @throws RangeError if one of the sets lacks the element
 */
export function densityAtom(Z: number, auxiliary: BasisSet, orbitals: BasisSet): DensityAtom {
  let bySet = known.get(auxiliary);
  if (bySet === undefined) known.set(auxiliary, (bySet = new WeakMap()));
  let atoms = bySet.get(orbitals);
  if (atoms === undefined) bySet.set(orbitals, (atoms = new Map()));
  let atom = atoms.get(Z);
  if (atom === undefined) atoms.set(Z, (atom = computed(Z, auxiliary, orbitals)));
  return atom;
}

function computed(Z: number, auxiliary: BasisSet, orbitals: BasisSet): DensityAtom {
  const alone = freeAtom(Z);
  const [functions, of] = [basis(alone, auxiliary), basis(alone, orbitals)];
  const charges = functionCharges(functions);
  const mixed = inverseRoots(functions);
  const once = mixed.map((row) => row.reduce((sum, a, k) => sum + a * charges[k]!, 0));
  return {
    irreps: functions.irreps,
    free: densityFit(of, atomicGuess(of), functions),
    charges,
    mixed,
    response: Float64Array.from(mixed, (row) => row.reduce((sum, a, k) => sum + a * once[k]!, 0)),
  };
}

/** An atom alone. */
export function freeAtom(Z: number): Molecule {
  return molecule({ atoms: [Z], positions: [[0, 0, 0]], unit: "bohr" });
}

/** V^(-1/2), degree by degree: functions of different degree or order do not repel each other on one atom. */
function inverseRoots(functions: Basis): number[][] {
  const V = coulombMetric(functions);
  const A = zeroMatrix(functions.size, functions.size);
  for (const l of new Set(functions.shells.map((shell) => shell.l))) {
    const first = functions.shells.filter((shell) => shell.l === l).map((shell) => shell.first);
    const root = inverseRoot(first.map((i) => first.map((j) => V[i]![j]!)));
    for (const [a, i] of first.entries())
      for (const [b, j] of first.entries()) for (let m = 0; m <= 2 * l; m++) A[i + m]![j + m] = root[a]![b]!;
  }
  return A;
}
