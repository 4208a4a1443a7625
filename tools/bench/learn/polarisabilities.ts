import {
  type AtomicGraph,
  irrepsArray,
  layer,
  leastSquares,
  symmetricMatrices,
  type Tensor,
  trace,
} from "noether";
import { nequipPolarisability } from "noether/models";
import { type SmallMolecules, smallMolecules } from "../../cells/data/molecules.js";
import { directTrial, errorTrial } from "./errorTrial.js";
import { type Contender, fitMolecules, inPoses, type Quantity } from "./fitMolecules.js";
import { cutoff, evenly } from "./forces.js";
import { messagesOfVectors } from "./messagesOfVectors.js";
import { seedsUpTo } from "./networkTrial.js";
import {
  inPose,
  type PolarisabilityGraph,
  polarisabilityError,
  polarisabilityGraph,
} from "./polarisabilityGraphs.js";
import type { Study, Trial } from "./study.js";

const sizes = [1000];
const elements = [1, 6, 7, 8, 9];

/** What they are trained with; the rates were found on the molecules for validation: docs/LEARNING.md. */
const plan = { batch: 20, steps: 400 };

/** A network that gives polarisabilities of graphs, [graphs, 3, 3] in angstrom^3, and its rate. */
interface Rival extends Contender {
  readonly rate: number;
}

/** The networks, of equal numbers of parameters within 6 %. */
export const polarisabilityRivals: Readonly<Record<"nequipPolarisability" | "plain", Rival>> = {
  nequipPolarisability: {
    model: nequipPolarisability({
      ...{ elements, cutoff, features: "16x0e + 16x1o + 16x2e", neighbours: 12 },
      ...{ layers: 3, functions: 8, hidden: [32] },
    }),
    rate: 1e-2,
  },
  plain: { model: sixNumbers(36), rate: 5e-3, isTurned: true },
};

/** The plain network with six numbers as those of a symmetric matrix; that they are of degrees 0 and 2 it does not know. */
function sixNumbers(hidden: number): Contender["model"] {
  const network = messagesOfVectors({ elements, cutoff, hidden, outputs: 6 });
  return layer({ network }, ({ network }, x: Tensor, graph: AtomicGraph): Tensor => {
    const numbers = network(x, graph);
    return symmetricMatrices(irrepsArray("1x0e + 1x2e", numbers));
  });
}

/** Polarisabilities of molecules as they are learned. */
const quantity: Quantity<PolarisabilityGraph> = {
  graph: polarisabilityGraph,
  posed: (molecule, draw) => polarisabilityGraph(inPose(molecule, draw)),
  wanted: ({ alpha }) => alpha,
  error: polarisabilityError,
};

/** Polarisabilities of molecules in any pose: what a network gains that gives them as a scalar and a term of degree 2. */
export const polarisabilities: Study = {
  name: "polarisabilities",
  question:
    "polarisability tensors of small molecules in any pose: NequIP as 0 + 2, and a plain network of equal parameters",
  async trials({ seeds }) {
    const set = await smallMolecules();
    let all: readonly PolarisabilityGraph[] | undefined;
    const test = (): readonly PolarisabilityGraph[] => (all ??= inPoses(quantity, set, set.test, 99));
    return sizes.flatMap((examples): Trial[] => {
      const about = { examples, what: "molecules", unit: "A^3" };
      return [
        directTrial({
          ...{ ...about, model: "mean", parameters: 1 },
          error: () => isotropicError(set, examples, test(), () => [1]),
        }),
        directTrial({
          ...{ ...about, model: "elements", parameters: elements.length },
          error: () => isotropicError(set, examples, test(), counts),
        }),
        ...seedsUpTo(seeds).flatMap((seed) =>
          Object.entries<Rival>(polarisabilityRivals).map(([model, { rate, ...contender }]) =>
            errorTrial({
              ...{ ...about, model, seed, steps: plan.steps },
              fit: (onStep, halfway) =>
                fitMolecules({
                  ...{ quantity, set, count: examples, seed, onStep, halfway },
                  ...contender,
                  plan: { ...plan, rate },
                }),
              error: ({ predict }) => polarisabilityError((graph) => predict(graph.positions, graph), test()),
            }),
          ),
        ),
      ];
    });
  },
};

/** How many atoms of each element there are. */
function counts(numbers: readonly number[]): number[] {
  return elements.map((element) => numbers.filter((number) => number === element).length);
}

/**
 * The error of a multiple of the unit matrix for each molecule: the product of some of its numbers with weights, by least
 * squares of a third of the traces.
 */
function isotropicError(
  set: SmallMolecules,
  count: number,
  test: readonly PolarisabilityGraph[],
  inputs: (numbers: readonly number[]) => number[],
): number {
  const molecules = evenly(set.train, count).map((i) => set.molecule(i));
  const weights = leastSquares(
    molecules.map(({ numbers }) => inputs(numbers)),
    molecules.map(({ polarisability }) => [trace(polarisability) / 3]),
  );
  const off = test.map(({ numbers, alpha }) => {
    const third = inputs(Array.from(numbers.values)).reduce((sum, x, k) => sum + x * weights[k]![0]!, 0);
    return Array.from(alpha.values, (a, k) => Math.abs(a - (k % 4 === 0 ? third : 0)));
  });
  return off.flat().reduce((sum, x) => sum + x, 0) / (9 * test.length);
}
