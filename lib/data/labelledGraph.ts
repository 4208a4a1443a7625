import { tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import { type AtomicGraph, type AtomicGraphOptions, atomicGraph } from "../graph/atomicGraph.js";
import type { LabelledStructure } from "./structureSet.js";

/** A graph of atoms with what a network is to learn. */
export interface LabelledGraph extends AtomicGraph {
  /** [graphs], in eV */
  readonly energy: Tensor;
  /** [nodes, 3], in eV / angstrom */
  readonly forces: Tensor;
}

/**
 * The graph of a structure with its energy and forces, to be learned from; `batchGraphs` joins many.
 *
 * @param options as of `atomicGraph`; `origin` is taken off the energy, such as the mean over all frames, since networks
 * learn small numbers more easily, and float32 has but seven digits
 * @throws RangeError if the structure has no energy or no forces, or one of them is not finite; or as `atomicGraph`
 */
export function labelledGraph(
  structure: LabelledStructure,
  { origin = 0, ...options }: AtomicGraphOptions & { readonly origin?: number },
): LabelledGraph {
  const { energy, forces } = structure;
  if (energy === undefined || forces === undefined)
    throw new RangeError(
      `labelledGraph: expected a structure with energy and forces, got one without ${energy === undefined ? "energy" : "forces"}: atomicGraph makes a graph of it`,
    );
  if (!Number.isFinite(energy))
    throw new RangeError(`labelledGraph: expected a finite energy, got ${energy}`);
  const graph = atomicGraph(structure, options);
  const { dtype } = graph.positions;
  const bad = forces.findIndex((force) => force.length !== 3 || !force.every(Number.isFinite));
  if (bad >= 0 || forces.length !== graph.nodes)
    throw new RangeError(
      bad >= 0
        ? `labelledGraph: expected finite forces, got (${forces[bad]!.join(", ")}) on atom ${bad}: leave that structure out`
        : `labelledGraph: expected a force on each of ${graph.nodes} atoms, got ${forces.length}`,
    );
  return {
    ...graph,
    energy: tensor([energy - origin], { dtype }),
    forces: tensor(Float64Array.from(forces.flat()), { dtype, shape: [graph.nodes, 3] }),
  };
}
