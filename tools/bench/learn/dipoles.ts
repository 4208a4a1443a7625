import { type AtomicGraph, batchGraphs, besselBasis, type Layer, random, type Tensor, zeros } from "noether";
import { painnDipole } from "noether/models";
import { type SmallMolecules, smallMolecules } from "../../cells/data/molecules.js";
import { type DipoleGraph, dipoleError, dipoleGraph, inPose } from "./dipoleGraphs.js";
import { directTrial, errorTrial } from "./errorTrial.js";
import { type Fitted, fitted } from "./fitted.js";
import { cutoff, evenly } from "./forces.js";
import { messagesOfVectors } from "./messagesOfVectors.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Halfway, Study, Trial } from "./study.js";

const sizes = [1000];
const elements = [1, 6, 7, 8, 9];
/** What they are trained with, found on the molecules for validation: docs/LEARNING.md. */
export const dipolePlan = { batch: 20, steps: 1500, rate: 2e-3 };

/** How many molecules choose the parameters that are kept, and settings. */
const validated = 200;

/** In how many poses a molecule is learned by a network that does not know how dipoles turn. */
const poses = 10;

/** A network that gives dipoles of graphs, [graphs, 3] in e angstrom. */
export interface Contender {
  readonly model: Layer<[x: Tensor, graph: AtomicGraph], Tensor, unknown>;
  /** Whether it learns each molecule in many poses, in place of one. */
  readonly isTurned?: true;
}

/** The networks, of equal numbers of parameters within 6 %. */
export const dipoleRivals: Readonly<Record<"painnDipole" | "plain", Contender>> = {
  painnDipole: {
    model: painnDipole({ elements, cutoff, features: 32, basis: besselBasis({ number: 8, end: cutoff }) }),
  },
  plain: { model: messagesOfVectors({ elements, cutoff, hidden: 39, outputs: 3 }), isTurned: true },
};

/** Dipoles of molecules in any pose: what a network gains that turns its answer with the molecule. */
export const dipoles: Study = {
  name: "dipoles",
  question: "dipole vectors of small molecules in any pose: PaiNN, and a plain network of equal parameters",
  async trials({ seeds }) {
    const set = await smallMolecules();
    let all: readonly DipoleGraph[] | undefined;
    const test = (): readonly DipoleGraph[] => (all ??= turned(set, set.test, 99));
    return sizes.flatMap((examples): Trial[] => {
      const about = { examples, what: "molecules", unit: "mD" };
      return [
        directTrial({
          ...{ ...about, model: "zero", parameters: 0 },
          error: () => dipoleError(({ graphs }) => zeros([graphs, 3]), test()),
        }),
        ...seedsUpTo(seeds).flatMap((seed) =>
          Object.entries<Contender>(dipoleRivals).map(([model, contender]) =>
            errorTrial({
              ...{ ...about, model, seed, steps: dipolePlan.steps },
              fit: (onStep, halfway) => fitDipoles(set, examples, seed, contender, onStep, halfway),
              error: ({ predict }) => dipoleError((graph) => predict(graph.positions, graph), test()),
            }),
          ),
        ),
      ];
    });
  },
};

/** Trains a network on the dipoles of so many molecules, by the mean square of what their components are off. */
export function fitDipoles(
  set: SmallMolecules,
  count: number,
  seed: number,
  { model, isTurned }: Contender,
  onStep: (steps: number) => void,
  halfway: Halfway,
): Promise<Fitted<[x: Tensor, graph: AtomicGraph], Tensor, unknown>> {
  const molecules = evenly(set.train, count);
  const val = turned(set, evenly(set.val, validated), 98);
  return fitted({
    model,
    examples: isTurned
      ? Array.from({ length: poses }, (_, k) => turned(set, molecules, k)).flat()
      : molecules.map((i) => dipoleGraph(set.molecule(i))),
    ...dipolePlan,
    norm: 1,
    seed,
    loss: (predict, batch: readonly DipoleGraph[]) => {
      const graph = batchGraphs(batch);
      return predict(graph.positions, graph).sub(graph.dipole).square().mean();
    },
    error: (predict) => dipoleError((graph) => predict(graph.positions, graph), val),
    onStep,
    halfway,
  });
}

/** Molecules, each in a pose that a seed draws. */
function turned(set: SmallMolecules, molecules: readonly number[], seed: number): DipoleGraph[] {
  const draw = random(seed);
  return molecules.map((i) => dipoleGraph(inPose(set.molecule(i), draw)));
}
