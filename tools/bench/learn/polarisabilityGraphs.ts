import {
  type AtomicGraph,
  atomicGraph,
  haarRotation,
  matmul,
  matvec,
  type Random,
  type Tensor,
  tensor,
  transpose,
} from "noether";
import type { SmallMolecule } from "../../cells/data/molecules.js";
import { cutoff } from "./forces.js";
import { meanError } from "./meanError.js";

/** A molecule, or many, with polarisabilities. */
export type PolarisabilityGraph = AtomicGraph & {
  /** [graphs, 3, 3], in angstrom^3 */
  readonly alpha: Tensor;
};

type Posed = Pick<SmallMolecule, "numbers" | "positions" | "polarisability">;

/** The graph of a molecule with its polarisability. */
export function polarisabilityGraph({ numbers, positions, polarisability }: Posed): PolarisabilityGraph {
  return { ...atomicGraph({ numbers, positions }, { cutoff }), alpha: tensor([polarisability]) };
}

/** A molecule in a pose R that is drawn, and its polarisability in that pose, R alpha R^T. */
export function inPose({ numbers, positions, polarisability }: Posed, draw: Random): Posed {
  const R = haarRotation(3, draw);
  return {
    numbers,
    positions: positions.map((x) => matvec(R, x)),
    polarisability: matmul(matmul(R, polarisability), transpose(R)),
  };
}

/** The mean absolute error of the nine components, in angstrom^3. */
export function polarisabilityError(
  predict: (graph: AtomicGraph) => Tensor,
  molecules: readonly PolarisabilityGraph[],
): number {
  return meanError(molecules, 100, (graph) => predict(graph).sub(graph.alpha).abs().mean());
}
