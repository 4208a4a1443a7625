import { type AtomicGraph, atomicGraph, dense, layer, type Tensor } from "noether";
import { densityCoefficients, densityNetwork } from "noether/models";
import { type WaterDensities, waterDensities } from "../../cells/data/waterDensities.js";
import {
  cutoff,
  type DensityModel,
  densityError,
  densityPlan,
  fitDensities,
  type OnGrid,
  onGrids,
  waterFunctions,
} from "./densities.js";
import { bestRound, freeAtoms, meanInFrame, roundPart } from "./densityBaselines.js";
import { directTrial, errorTrial } from "./errorTrial.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";

/** From how many waters: all that there are to train on. */
const examples = 300;

/** The networks, of equal numbers of parameters within 6 %. */
export const densityRivals: Readonly<Record<"densityNetwork" | "mlp", DensityModel>> = {
  densityNetwork: densityNetwork({
    ...waterFunctions,
    ...{ cutoff, features: "16x0e + 16x1o + 16x2e + 8x3o + 8x4e" },
    ...{ layers: 2, functions: 8, hidden: [32], neighbours: 2 },
  }),
  mlp: onCoordinates(147),
};

/** Two layers of silu on the coordinates of the three atoms around their mean, which do not know how densities turn. */
function onCoordinates(hidden: number): DensityModel {
  const coefficients = densityCoefficients("mlp", waterFunctions);
  const [H, O] = coefficients.shells.map(({ dim }) => dim) as [number, number];
  return layer(
    { one: dense(9, hidden), two: dense(hidden, hidden), out: dense(hidden, O + 2 * H) },
    ({ one, two, out }, x: Tensor, graph: AtomicGraph): Tensor => {
      const each = x.reshape([graph.graphs, 3, 3]);
      const centred = each.sub(each.mean(1, { keep: true })).reshape([graph.graphs, 9]);
      const y = out(two(one(centred).silu()).silu());
      return coefficients.of(graph, (k) =>
        k === 1 ? y.slice(1, 0, O) : y.slice(1, O, O + 2 * H).reshape([2 * graph.graphs, H]),
      );
    },
  );
}

/** Densities of waters in any pose: what shells of irreps gain over round atoms, and over a network that knows no turns. */
export const densityWater: Study = {
  name: "density-water",
  question:
    "electron densities of waters: shells of irreps, round shells, and a perceptron of equal parameters",
  async trials({ seeds }) {
    const set = await waterDensities();
    let grids: readonly OnGrid[] | undefined;
    const error = (coefficients: (frame: number) => ArrayLike<number>): number =>
      densityError((grids ??= onGrids(set)), coefficients);
    const about = { what: "waters", unit: "%" };
    const direct = (model: string, coefficients: (frame: number) => ArrayLike<number>, examples = 0): Trial =>
      directTrial({ ...about, model, examples, parameters: 0, error: () => error(coefficients) });
    return [
      direct("free atoms", freeAtoms(set)),
      direct("l = 0 of the fit", roundPart(set)),
      direct("best l = 0", bestRound(set)),
      direct("mean in the frame", meanInFrame(set), set.train.length),
      direct("fit", (i) => set.frame(i).coefficients),
      ...seedsUpTo(seeds).flatMap((seed) =>
        Object.entries(densityRivals).map(([model, network]) =>
          errorTrial({
            ...{ ...about, model, examples, seed, steps: densityPlan.steps },
            fit: async (onStep, halfway) => {
              // The loss, in hartree, is no error in percent.
              const { validation: _, ...found } = await fitDensities(
                ...([set, examples, seed, network, onStep, halfway] as const),
              );
              return found;
            },
            error: ({ predict }) => error((i) => predicted(set, predict, i)),
          }),
        ),
      ),
    ];
  },
};

/** What a network gives of a water. */
export function predicted(
  set: WaterDensities,
  predict: (x: Tensor, graph: AtomicGraph) => Tensor,
  i: number,
): ArrayLike<number> {
  const graph = atomicGraph(set.frame(i), { cutoff });
  return predict(graph.positions, graph).values;
}
