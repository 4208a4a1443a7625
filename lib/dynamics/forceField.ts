import { subtract, type Vector } from "../algebra/vector.js";
import type { DType } from "../engine/dtype.js";
import type { Tensor } from "../engine/tensor.js";
import { type AtomicGraph, atomicGraph, type Structure } from "../graph/atomicGraph.js";
import { energyAndForces } from "../graph/energyAndForces.js";

/** The energy of atoms at places, in eV, and the forces on them, in eV / angstrom. */
export type ForceField = (positions: readonly Vector[]) => {
  readonly energy: number;
  readonly forces: readonly Vector[];
};

/** What a network's forces are computed of. */
export interface NetworkForcesOptions {
  /** How far its atoms see, in angstrom. */
  readonly cutoff: number;
  /** In which it computes (default: float32, as it was trained). */
  readonly dtype?: DType;
}

/**
 * The force field of a network's energy: neighbours are found again at every place, and forces are -dE/dx.
 *
 * @param structure whose elements, and cell, are those of the atoms
 * @param energy of positions and graph, one number: (x, graph) => model.apply(parameters, x, graph)
 * @throws RangeError later, if an atom is farther from all others than the cutoff, where the network knows nothing
 * @example
 * const forces = networkForces(ethanol, (x, graph) => model.apply(parameters, x, graph), { cutoff: 5 });
 */
export function networkForces(
  structure: Structure,
  energy: (x: Tensor, graph: AtomicGraph) => Tensor,
  { cutoff, dtype = "float32" }: NetworkForcesOptions,
): ForceField {
  return (positions) => {
    const graph = atomicGraph({ ...structure, positions }, { cutoff, dtype, mayBeEmpty: true });
    if (graph.nodes > 1) checkTogether(graph, positions, cutoff);
    const [E, F] = energyAndForces((x) => energy(x, graph), graph.positions);
    return { energy: E.sum().item(), forces: F.toArray() as number[][] };
  };
}

/** That each atom has a neighbour. */
function checkTogether({ target, nodes }: AtomicGraph, positions: readonly Vector[], cutoff: number): void {
  const seen = new Uint8Array(nodes);
  for (const i of target.values) seen[i] = 1;
  const alone = seen.indexOf(0);
  if (alone < 0) return;
  const nearest = Math.min(
    ...positions.flatMap((row, j) => (j === alone ? [] : [Math.hypot(...subtract(row, positions[alone]!))])),
  );
  throw new RangeError(
    `networkForces: expected each atom within the cutoff ${cutoff} of another, got atom ${alone} ${nearest.toPrecision(3)} angstrom from the nearest: it has flown away, and the network knows nothing of such places`,
  );
}
