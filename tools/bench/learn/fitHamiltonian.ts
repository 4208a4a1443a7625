import { batchGraphs, type Layer, random, type Tensor } from "noether";
import {
  type BlockMatrix,
  type HamiltonianGraph,
  hamiltonianForm,
  hamiltonianLoss,
  type LabelledHamiltonian,
  nequipHamiltonian,
} from "noether/models";
import {
  type ElementShells,
  elementShells,
  fitExtendedHueckel,
  type HueckelLevels,
  sto3g,
} from "noether/quantum";
import type { Hamiltonians } from "../../cells/data/hamiltonians.js";
import { type Fitted, fitted } from "./fitted.js";
import { cutoff, type FockFrame, fockErrors, fockFrame, graphOf, predictor } from "./fockFrames.js";
import { evenly } from "./forces.js";
import { plainHamiltonian } from "./plainHamiltonian.js";
import type { Halfway } from "./study.js";

/** How networks for the matrices of a set are made and trained; settings are found by validation, docs/LEARNING.md. */
export interface HamiltonianPlan {
  readonly set: "water" | "ethanol" | "small";
  readonly elements: readonly number[];
  /** How many atoms an atom sees on average. */
  readonly neighbours: number;
  readonly layers: number;
  /** The width of the plain network, for equal parameters. */
  readonly hidden: number;
  readonly steps: number;
}

/** The networks: one that knows how blocks turn, and one that does not. */
export type HamiltonianRival = "nequipHamiltonian" | "plain";

const [batch, rate] = [5, 2e-2];

/** The weight of the occupied energies in the loss. */
const energies = 0.1;

/** In how many poses a molecule is learned by the network that does not know how matrices turn. */
const poses = 4;

/** How many molecules choose the parameters that are kept. */
const validated = 25;

/** The shells of the networks of a set. */
export const shellsOf = ({ elements }: HamiltonianPlan): ElementShells => elementShells(sto3g, elements);

/** Molecules, each in a pose that a seed draws. */
export function turnedFrames(set: Hamiltonians, frames: readonly number[], seed: number): FockFrame[] {
  const draw = random(seed);
  return frames.map((i) => fockFrame(set.frame(i), draw));
}

/** The form that is fitted to so many molecules of a set. */
export function levelsOf(set: Hamiltonians, count: number): HueckelLevels {
  return fitExtendedHueckel(evenly(set.train, count).map((i) => fockFrame(set.frame(i))));
}

/** A network for the matrices of a set; `graphs` are those that it is to learn from. */
export function hamiltonianNetwork(
  plan: HamiltonianPlan,
  rival: HamiltonianRival,
  levels: HueckelLevels,
  graphs: readonly LabelledHamiltonian[],
): Layer<[x: Tensor, graph: HamiltonianGraph], BlockMatrix, unknown> {
  const shells = shellsOf(plan);
  if (rival === "plain") return plainHamiltonian({ shells, levels, hidden: plan.hidden });
  return nequipHamiltonian({
    ...{ shells, cutoff, form: hamiltonianForm(shells, levels, graphs) },
    ...{ features: "16x0e + 16x1o + 16x2e", hidden: [32] },
    ...{ layers: plan.layers, neighbours: plan.neighbours },
  });
}

/** Trains a network on the matrices of so many molecules of a set, taken evenly from those that are there for it. */
export function fitHamiltonian(
  set: Hamiltonians,
  plan: HamiltonianPlan,
  rival: HamiltonianRival,
  count: number,
  seed: number,
  onStep: (steps: number) => void,
  halfway: Halfway,
): Promise<Fitted<[x: Tensor, graph: HamiltonianGraph], BlockMatrix, unknown>> {
  const shells = shellsOf(plan);
  const frames = evenly(set.train, count);
  const examples =
    rival === "plain"
      ? Array.from({ length: poses }, (_, k) => turnedFrames(set, frames, k)).flat()
      : frames.map((i) => fockFrame(set.frame(i)));
  const graphs = examples.map((frame) => graphOf(frame, shells));
  const val = turnedFrames(set, evenly(set.val, validated), 98);
  return fitted({
    model: hamiltonianNetwork(plan, rival, levelsOf(set, count), graphs),
    examples: graphs,
    ...{ batch, rate, seed, steps: plan.steps, looks: 5, onStep, halfway },
    loss: (predict, batch: readonly LabelledHamiltonian[]) => {
      const graph = batchGraphs(batch);
      return hamiltonianLoss(predict(graph.positions, graph), graph, { energies });
    },
    error: (predict) => fockErrors(predictor(predict, shells), val).entries,
  });
}
