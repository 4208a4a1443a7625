import {
  type AtomicGraph,
  atomicGraph,
  haarRotation,
  matvec,
  type Random,
  type Tensor,
  tensor,
} from "noether";
import type { SmallMolecule } from "../../cells/data/molecules.js";
import { cutoff } from "./forces.js";
import { meanError } from "./meanError.js";

/** A molecule, or many, with dipoles. */
export type DipoleGraph = AtomicGraph & {
  /** [graphs, 3], in e angstrom */
  readonly dipole: Tensor;
};

type Posed = Pick<SmallMolecule, "numbers" | "positions" | "dipole">;

/** The graph of a molecule with its dipole. */
export function dipoleGraph({ numbers, positions, dipole }: Posed): DipoleGraph {
  return { ...atomicGraph({ numbers, positions }, { cutoff }), dipole: tensor([dipole]) };
}

/** A molecule in a pose that is drawn, and its dipole in that pose. */
export function inPose({ numbers, positions, dipole }: Posed, draw: Random): Posed {
  const R = haarRotation(3, draw);
  return { numbers, positions: positions.map((x) => matvec(R, x)), dipole: matvec(R, dipole) };
}

/** How many debyes an e angstrom is. */
const debye = 4.803204713;

/** The mean absolute error of the components of dipoles, in thousandths of a debye. */
export function dipoleError(
  predict: (graph: AtomicGraph) => Tensor,
  molecules: readonly DipoleGraph[],
): number {
  const off = meanError(molecules, 100, (graph) => predict(graph).sub(graph.dipole).abs().mean());
  return 1000 * debye * off;
}
