import { atomicNumber, type Matrix, matmul, random, randomNormal, type Tensor, transpose } from "noether";
import { type Layer, mapTree } from "noether/engine";
import { type BlockMatrix, type HamiltonianGraph, hamiltonianGraph, matrixOf } from "noether/models";
import { type Basis, type BasisSet, basis, type ElementShells, molecule } from "noether/quantum";

/** Ethanol, roughly, and water, in angstrom: no two distances alike. */
export const ethanolAtoms: readonly number[] = ["C", "C", "O", "H", "H", "H", "H", "H", "H"].map(
  (symbol) => atomicNumber(symbol)!,
);
export const ethanolPositions: readonly (readonly number[])[] = [
  [0.01, -0.02, 0.05],
  [1.49, 0.06, -0.03],
  [2.02, 1.36, 0.08],
  [-0.41, -0.99, 0.31],
  [-0.36, 0.71, 0.78],
  [-0.4, 0.27, -0.95],
  [1.88, -0.52, 0.84],
  [1.83, -0.38, -0.99],
  [2.97, 1.29, -0.1],
];
export const waterAtoms: readonly number[] = [8, 1, 1];
export const waterPositions: readonly (readonly number[])[] = [
  [0.1, 0, 0],
  [1.02, 0.11, -0.05],
  [-0.24, 0.93, 0.2],
];

/** A basis for atoms in angstrom. */
export const basisOf = (
  atoms: readonly number[],
  positions: readonly (readonly number[])[],
  set: BasisSet,
): Basis => basis(molecule({ atoms, positions, unit: "angstrom" }), set);

/** The matrix that a network gives for a molecule, computed in float64. */
export function predictedBy(
  model: Layer<[x: Tensor, graph: HamiltonianGraph], BlockMatrix, unknown>,
  parameters: unknown,
  of: Basis,
  shells: ElementShells,
  cutoff: number,
): number[][] {
  const graph = hamiltonianGraph(of, { shells, cutoff, dtype: "float64" });
  return matrixOf(of, model.apply(parameters, graph.positions, graph), shells, graph);
}

/** Parameters in float64, moved at random by so much: no part is at its beginning. */
export function stirred(parameters: unknown, by: number, seed = 5): unknown {
  const draw = random(seed);
  return mapTree(parameters as object, (part) => {
    const x = part.as("float64");
    return x.add(randomNormal(x.shape, draw, { dtype: "float64" }).mul(by));
  });
}

/** D M D^T. */
export const turnedMatrix = (D: Matrix, M: Matrix): number[][] => matmul(matmul(D, M), transpose(D));
