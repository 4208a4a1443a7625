import {
  generalizedEigen,
  haarRotation,
  irrepsD,
  type Matrix,
  matmul,
  matvec,
  type Random,
  transpose,
} from "noether";
import {
  type BlockMatrix,
  type HamiltonianGraph,
  type LabelledHamiltonian,
  labelledHamiltonian,
  matrixOf,
} from "noether/models";
import { type Basis, basis, type ElementShells, molecule, sto3g } from "noether/quantum";
import type { HamiltonianFrame } from "../../cells/data/hamiltonians.js";

/** How far atoms see, in angstrom. */
export const cutoff = 5;

/** Room for the occupied orbitals of the molecules of all sets. */
const orbitals = 13;

/** A molecule with its matrices in some pose. */
export interface FockFrame {
  readonly basis: Basis;
  readonly fock: Matrix;
  readonly overlap: Matrix;
  /** eps, in ascending order. */
  readonly orbitalEnergies: readonly number[];
}

/** A stored molecule, turned by a rotation that is drawn where there is a stream: F and S turn on both sides. */
export function fockFrame(
  { numbers, positions, fock, overlap, orbitalEnergies }: HamiltonianFrame,
  draw?: Random,
): FockFrame {
  const R = draw && haarRotation(3, draw);
  const placed = R ? positions.map((x) => matvec(R, x)) : positions;
  const of = basis(molecule({ atoms: numbers, positions: placed, unit: "angstrom" }), sto3g);
  const D = R && irrepsD(of.irreps, R);
  const turned = (M: Matrix): Matrix => (D ? matmul(matmul(D, M), transpose(D)) : M);
  return {
    basis: of,
    fock: turned(fock),
    overlap: turned(overlap),
    orbitalEnergies: Array.from(orbitalEnergies),
  };
}

/** A frame as a network learns it. */
export const graphOf = ({ basis, fock, overlap }: FockFrame, shells: ElementShells): LabelledHamiltonian =>
  labelledHamiltonian(basis, fock, { shells, cutoff, overlap, orbitals });

/** How matrices are predicted. */
export type Predictor = (frame: FockFrame) => Matrix;

/** A network as a predictor. */
export function predictor(
  predict: (x: HamiltonianGraph["positions"], graph: HamiltonianGraph) => BlockMatrix,
  shells: ElementShells,
): Predictor {
  return (frame) => {
    const graph = graphOf(frame, shells);
    return matrixOf(frame.basis, predict(graph.positions, graph), shells, graph);
  };
}

/** The mean absolute errors of entries and of occupied orbital energies, in mHa: a mean for each molecule, and of these. */
export function fockErrors(
  predict: Predictor,
  frames: readonly FockFrame[],
): { readonly entries: number; readonly occupied: number } {
  let [entries, occupied] = [0, 0];
  for (const frame of frames) {
    const F = predict(frame);
    const n = frame.basis.size;
    const off = F.flatMap((row, i) => row.map((x, j) => Math.abs(x - frame.fock[i]![j]!)));
    entries += off.reduce((sum, x) => sum + x, 0) / n ** 2;
    const filled = frame.basis.molecule.electrons / 2;
    const { values } = generalizedEigen(F, frame.overlap);
    for (let k = 0; k < filled; k++) occupied += Math.abs(values[k]! - frame.orbitalEnergies[k]!) / filled;
  }
  const per = 1000 / frames.length;
  return { entries: per * entries, occupied: per * occupied };
}
