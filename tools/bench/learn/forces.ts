import {
  type AtomicGraph,
  batchGraphs,
  energyAndForces,
  type LabelledGraph,
  type Layer,
  labelledGraph,
  type Tensor,
} from "noether";
import type { Molecule } from "../../cells/data/molecule.js";
import { errorTrial } from "./errorTrial.js";
import { type Fitted, fitted } from "./fitted.js";
import { meanError } from "./meanError.js";
import type { Halfway, Trial } from "./study.js";

/** A network that gives energies of graphs, in eV. */
export type Potential = Layer<[x: Tensor, graph: AtomicGraph], Tensor, unknown>;

/** A potential with how it is trained. */
export interface Contender {
  /** Its name in the curve. */
  readonly name: string;
  readonly model: Potential;
  readonly batch: number;
  readonly steps: number;
  readonly rate: number;
}

/** How far atoms see, in angstrom. */
export const cutoff = 5;

/** How many frames choose the parameters that are kept, and settings. */
const validated = 50;

/** A potential trained on frames of a molecule. */
export interface FittedForces extends Fitted<[x: Tensor, graph: AtomicGraph], Tensor, unknown> {
  /** What was taken off the energies: the mean over the frames that it was trained on, in eV. */
  readonly origin: number;
}

/**
 * Trains a potential on so many frames, taken evenly from those that are there for it. The loss is the mean of
 * (E - E')^2 / 100 + (F - F')^2 in eV and angstrom.
 */
export async function fitForces(
  molecule: Molecule,
  count: number,
  seed: number,
  { model, batch, steps, rate }: Contender,
  onStep: (steps: number) => void,
  halfway: Halfway,
): Promise<FittedForces> {
  const frames = evenly(molecule.train, count);
  const origin = frames.reduce((sum, i) => sum + molecule.energy(i), 0) / count;
  const val = framesOf(molecule, evenly(molecule.val, validated), origin);
  const found = await fitted({
    model,
    examples: framesOf(molecule, frames, origin),
    batch,
    steps,
    rate,
    // The first gradients of forces can be so long that some seeds never recover.
    norm: 1,
    seed,
    loss: (predict, batch: readonly LabelledGraph[]) => {
      const graph = batchGraphs(batch);
      const [E, F] = energyAndForces((x) => predict(x, graph), graph.positions);
      const byEnergy = E.sub(graph.energy).square().mean();
      return byEnergy.mul(0.01).add(F.sub(graph.forces).square().mean());
    },
    error: (predict) => forceError(predict, val),
    onStep,
    halfway,
  });
  return { ...found, origin };
}

/** The same as a trial, with the error on all test frames. */
export function forceTrial(molecule: Molecule, examples: number, seed: number, contender: Contender): Trial {
  const { name: model, steps } = contender;
  return errorTrial({
    ...{ model, examples, what: "frames", also: `, ${steps} steps`, unit: "meV/A", seed, steps },
    fit: (onStep, halfway) => fitForces(molecule, examples, seed, contender, onStep, halfway),
    error: ({ predict, origin }) => forceError(predict, framesOf(molecule, molecule.test, origin)),
  });
}

/** Some of the frames: evenly over all of them, so that those of a small set are among those of a larger one. */
export function evenly(frames: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, k) => frames[Math.floor((k * frames.length) / count)]!);
}

const numbers: Readonly<Record<string, number>> = { H: 1, C: 6, N: 7, O: 8, F: 9 };

/** Frames of a molecule as graphs, with energies from an origin. */
export function framesOf(molecule: Molecule, frames: readonly number[], origin: number): LabelledGraph[] {
  return frames.map((i) =>
    labelledGraph(
      {
        numbers: molecule.atoms.map((symbol) => numbers[symbol]!),
        positions: molecule.positions(i),
        energy: molecule.energy(i),
        forces: molecule.forces(i),
      },
      { cutoff, origin },
    ),
  );
}

/** The mean absolute error of the components of the forces, in meV / angstrom. */
export function forceError(
  predict: (x: Tensor, graph: AtomicGraph) => Tensor,
  frames: readonly LabelledGraph[],
): number {
  const off = meanError(frames, 50, (graph) => {
    const [, F] = energyAndForces((x) => predict(x, graph), graph.positions);
    return F.sub(graph.forces).abs().mean();
  });
  return 1000 * off;
}
