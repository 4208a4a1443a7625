import { generalizedEigen } from "../algebra/generalizedEigen.js";
import type { Matrix } from "../algebra/matrix.js";
import { tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import { firstFunctions } from "../quantum/atomBlocks.js";
import type { Basis } from "../quantum/basis.js";
import { overlap } from "../quantum/oneElectron.js";
import { blocksOfMatrix, type HamiltonianGraph } from "./blockMatrix.js";
import { type HamiltonianGraphOptions, hamiltonianGraph } from "./hamiltonianGraph.js";

/** A molecule whose Fock matrix is known, as a network learns it. */
export interface LabelledHamiltonian extends HamiltonianGraph {
  /** F in hartree, [nodes, D, D], */
  readonly selfFock: Tensor;
  /** and [edges, D, D]. */
  readonly pairFock: Tensor;
  /** The rows of C that belong to each atom, an occupied orbital a column, then zeros: [nodes, D, orbitals]. */
  readonly orbitals: Tensor;
}

/** How such a graph is made. */
export interface LabelledHamiltonianOptions extends HamiltonianGraphOptions {
  /** Room for so many occupied orbitals, the same in all graphs that are joined (default: those of the molecule). */
  readonly orbitals?: number;
}

/**
 * The graph of a molecule with the Fock matrix that is to be learned, and with its occupied orbitals, F C = S C eps.
 *
 * @param fock size x size, in the order of the basis, in hartree
 * @throws RangeError if it is not of that size, there are more occupied orbitals than room, or as `hamiltonianGraph`
 */
export function labelledHamiltonian(
  of: Basis,
  fock: Matrix,
  options: LabelledHamiltonianOptions,
): LabelledHamiltonian {
  const occupied = Math.ceil(of.molecule.electrons / 2);
  const { orbitals = occupied, ...others } = options;
  const { shells, dtype = "float32", overlap: S = overlap(of) } = others;
  if (!(Number.isInteger(orbitals) && orbitals >= occupied))
    throw new RangeError(
      `labelledHamiltonian: expected room for the ${occupied} occupied orbitals of the molecule, got ${orbitals}`,
    );
  const graph = hamiltonianGraph(of, { ...others, overlap: S });
  const { self, pairs } = blocksOfMatrix(of, fock, shells, graph, dtype);
  const { vectors: C } = generalizedEigen(fock, S);
  const { dim } = shells.irreps;
  const rows = new Float64Array(graph.nodes * dim * orbitals);
  const first = firstFunctions(of);
  for (const [atom, Z] of of.molecule.numbers.entries())
    for (const [m, place] of shells.places(Z).entries())
      for (let k = 0; k < occupied; k++) rows[(atom * dim + place) * orbitals + k] = C[first[atom]! + m]![k]!;
  return {
    ...graph,
    selfFock: self,
    pairFock: pairs,
    orbitals: tensor(rows, { dtype, shape: [graph.nodes, dim, orbitals] }),
  };
}
