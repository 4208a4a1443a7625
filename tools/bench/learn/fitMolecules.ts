import { type AtomicGraph, batchGraphs, type Layer, type Random, random, type Tensor } from "noether";
import type { SmallMolecule, SmallMolecules } from "../../cells/data/molecules.js";
import { type Fitted, fitted } from "./fitted.js";
import { evenly } from "./forces.js";
import type { Halfway } from "./study.js";

/** How many molecules choose the parameters that are kept, and settings. */
const validated = 200;

/** In how many poses a molecule is learned by a network that does not know how its answer turns. */
const poses = 10;

/** Something that turns with a molecule, and is learned. */
export interface Quantity<Graph extends AtomicGraph> {
  /** The graph of a molecule, with what is learned. */
  graph(molecule: SmallMolecule): Graph;
  /** The same in a pose that is drawn. */
  posed(molecule: SmallMolecule, draw: Random): Graph;
  /** What a network should say. */
  wanted(graph: Graph): Tensor;
  /** How far a network is off, in the unit of the study. */
  error(predict: (graph: AtomicGraph) => Tensor, molecules: readonly Graph[]): number;
}

/** A network that says it of graphs. */
export interface Contender {
  readonly model: Layer<[x: Tensor, graph: AtomicGraph], Tensor, unknown>;
  /** Whether it learns each molecule in many poses, in place of one. */
  readonly isTurned?: true;
}

/** Molecules, each in a pose that a seed draws. */
export function inPoses<Graph extends AtomicGraph>(
  { posed }: Quantity<Graph>,
  set: SmallMolecules,
  molecules: readonly number[],
  seed: number,
): Graph[] {
  const draw = random(seed);
  return molecules.map((i) => posed(set.molecule(i), draw));
}

/** What is fitted to how many molecules, and how. */
interface MoleculeFit<Graph extends AtomicGraph> extends Contender {
  readonly quantity: Quantity<Graph>;
  readonly set: SmallMolecules;
  readonly count: number;
  readonly seed: number;
  readonly plan: { readonly batch: number; readonly steps: number; readonly rate: number };
  readonly onStep: (steps: number) => void;
  readonly halfway: Halfway;
}

/** Trains a network on so many molecules, by the mean square of what the components of its answer are off. */
export function fitMolecules<Graph extends AtomicGraph>({
  quantity,
  set,
  count,
  seed,
  model,
  isTurned,
  plan,
  onStep,
  halfway,
}: MoleculeFit<Graph>): Promise<Fitted<[x: Tensor, graph: AtomicGraph], Tensor, unknown>> {
  const molecules = evenly(set.train, count);
  const val = inPoses(quantity, set, evenly(set.val, validated), 98);
  return fitted({
    model,
    examples: isTurned
      ? Array.from({ length: poses }, (_, k) => inPoses(quantity, set, molecules, k)).flat()
      : molecules.map((i) => quantity.graph(set.molecule(i))),
    ...plan,
    norm: 1,
    seed,
    loss: (predict, batch: readonly Graph[]) => {
      const graph = batchGraphs(batch);
      return predict(graph.positions, graph).sub(quantity.wanted(graph)).square().mean();
    },
    error: (predict) => quantity.error((graph) => predict(graph.positions, graph), val),
    onStep,
    halfway,
  });
}
