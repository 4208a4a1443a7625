import { type AtomicGraph, atomicGraph, batchGraphs, type Layer, type Tensor, tensor } from "noether";
import type { DensityFunctions } from "noether/models";
import {
  type Basis,
  basis,
  basisValues,
  coulombMetric,
  def2Svp,
  def2UniversalJfit,
  molecule,
  uncontracted,
} from "noether/quantum";
import type { DensityGrid, WaterDensities } from "../../cells/data/waterDensities.js";
import { type Fitted, fitted } from "./fitted.js";
import type { Halfway } from "./study.js";

/** How far atoms see, in angstrom. */
export const cutoff = 4;

/** What densities of water are written in, and begin from. */
export const waterFunctions: DensityFunctions = {
  elements: [1, 8],
  auxiliary: uncontracted(def2UniversalJfit),
  orbitals: def2Svp,
};

/** What all networks are trained with, found on the frames for validation: docs/LEARNING.md. */
export const densityPlan = { batch: 10, steps: 1000, rate: 1e-2 };

/** A network that gives coefficients of densities. */
export type DensityModel = Layer<[x: Tensor, graph: AtomicGraph], Tensor, unknown>;

/** A water, or many, with their densities. */
export type DensityGraph = AtomicGraph & {
  /** [graphs, functions] */
  readonly coefficients: Tensor;
  /** V of (P|Q), [graphs, functions, functions] */
  readonly metric: Tensor;
};

/** The functions of a water. */
export function functionsOf(set: WaterDensities, i: number): Basis {
  const { numbers, positions } = set.frame(i);
  return basis(molecule({ atoms: numbers, positions, unit: "angstrom" }), waterFunctions.auxiliary);
}

/** A water as a graph. */
export function densityGraph(set: WaterDensities, i: number): DensityGraph {
  const { numbers, positions, coefficients } = set.frame(i);
  return {
    ...atomicGraph({ numbers, positions }, { cutoff }),
    coefficients: tensor([coefficients]),
    metric: tensor([coulombMetric(functionsOf(set, i))]),
  };
}

/** The self-repulsion of what densities are off, d . V d, the mean over waters, in hartree. */
export function repulsionLoss(
  predict: (x: Tensor, graph: AtomicGraph) => Tensor,
  graph: DensityGraph,
): Tensor {
  const [graphs, functions] = graph.coefficients.shape as [number, number];
  const d = predict(graph.positions, graph).reshape([graphs, functions]).sub(graph.coefficients);
  const row = d.reshape([graphs, 1, functions]);
  return row
    .matmul(graph.metric)
    .mul(row)
    .sum()
    .mul(1 / graphs);
}

/** Trains a network on the densities of so many waters. */
export function fitDensities(
  set: WaterDensities,
  count: number,
  seed: number,
  model: DensityModel,
  onStep: (steps: number) => void,
  halfway: Halfway,
): Promise<Fitted<[x: Tensor, graph: AtomicGraph], Tensor, unknown>> {
  const val = batchGraphs(set.val.map((i) => densityGraph(set, i)));
  return fitted({
    model,
    examples: set.train.slice(0, count).map((i) => densityGraph(set, i)),
    ...densityPlan,
    norm: 1,
    seed,
    loss: (predict, batch: readonly DensityGraph[]) => repulsionLoss(predict, batchGraphs(batch)),
    error: (predict) => repulsionLoss(predict, val).item(),
    onStep,
    halfway,
  });
}

/** For each water that has a grid the values of its functions there, and how far off a density is that they make. */
export interface OnGrid {
  readonly frame: number;
  /** int |rho - rho'| / N in percent. */
  error(coefficients: ArrayLike<number>): number;
}

/** The grids of the set, on waters to test with. */
export function onGrids(set: WaterDensities): OnGrid[] {
  return set.grids.map((grid) => onGrid(set, grid));
}

function onGrid(set: WaterDensities, { frame, points, weights, density }: DensityGrid): OnGrid {
  const of = functionsOf(set, frame);
  const { size } = of;
  const chi = new Float64Array(size * density.length);
  for (let k = 0; k < density.length; k++)
    basisValues(of, Array.from(points.subarray(3 * k, 3 * k + 3)), chi.subarray(size * k, size * (k + 1)));
  return {
    frame,
    error(c) {
      let off = 0;
      for (let k = 0; k < density.length; k++) {
        let rho = 0;
        for (let i = 0; i < size; i++) rho += c[i]! * chi[size * k + i]!;
        off += weights[k]! * Math.abs(rho - density[k]!);
      }
      return (100 * off) / of.molecule.electrons;
    },
  };
}

/** The mean over grids of how far off the coefficients of waters are, in percent of the electrons. */
export function densityError(
  grids: readonly OnGrid[],
  coefficients: (frame: number) => ArrayLike<number>,
): number {
  return grids.reduce((sum, { frame, error }) => sum + error(coefficients(frame)), 0) / grids.length;
}
