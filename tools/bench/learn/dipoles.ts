import { type AtomicGraph, besselBasis, type Tensor, zeros } from "noether";
import { painnDipole } from "noether/models";
import { type SmallMolecules, smallMolecules } from "../../cells/data/molecules.js";
import { type DipoleGraph, dipoleError, dipoleGraph, inPose } from "./dipoleGraphs.js";
import { directTrial, errorTrial } from "./errorTrial.js";
import { type Contender, fitMolecules, inPoses, type Quantity } from "./fitMolecules.js";
import type { Fitted } from "./fitted.js";
import { cutoff } from "./forces.js";
import { messagesOfVectors } from "./messagesOfVectors.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Halfway, Study, Trial } from "./study.js";

const sizes = [1000];
const elements = [1, 6, 7, 8, 9];
/** What they are trained with, found on the molecules for validation: docs/LEARNING.md. */
export const dipolePlan = { batch: 20, steps: 1500, rate: 2e-3 };

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
    const test = (): readonly DipoleGraph[] => (all ??= inPoses(quantity, set, set.test, 99));
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

/** Dipoles of molecules as they are learned. */
const quantity: Quantity<DipoleGraph> = {
  graph: dipoleGraph,
  posed: (molecule, draw) => dipoleGraph(inPose(molecule, draw)),
  wanted: ({ dipole }) => dipole,
  error: dipoleError,
};

/** Trains a network on the dipoles of so many molecules, by the mean square of what their components are off. */
export function fitDipoles(
  set: SmallMolecules,
  count: number,
  seed: number,
  contender: Contender,
  onStep: (steps: number) => void,
  halfway: Halfway,
): Promise<Fitted<[x: Tensor, graph: AtomicGraph], Tensor, unknown>> {
  return fitMolecules({ quantity, set, count, seed, ...contender, plan: dipolePlan, onStep, halfway });
}
