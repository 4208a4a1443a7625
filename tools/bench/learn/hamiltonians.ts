import { extendedHueckel } from "noether/quantum";
import type { ErrorPoint } from "../../cells/data/errorCurve.js";
import { type Hamiltonians, hamiltonians } from "../../cells/data/hamiltonians.js";
import { processorSeconds } from "../processorSeconds.js";
import {
  fitHamiltonian,
  type HamiltonianPlan,
  type HamiltonianRival,
  levelsOf,
  shellsOf,
  turnedFrames,
} from "./fitHamiltonian.js";
import { type FockFrame, fockErrors, type Predictor, predictor } from "./fockFrames.js";
import { seedsUpTo } from "./networkTrial.js";
import { meanIterations } from "./scfIterations.js";
import type { Study, Trial } from "./study.js";

/** How networks for the matrices of each set are trained. */
export const hamiltonianPlans: Readonly<Record<HamiltonianPlan["set"], HamiltonianPlan>> = {
  water: { set: "water", elements: [1, 8], neighbours: 2, layers: 1, hidden: 36, steps: 1500 },
  ethanol: { set: "ethanol", elements: [1, 6, 8], neighbours: 8, layers: 2, hidden: 47, steps: 1500 },
  small: { set: "small", elements: [1, 6, 7, 8, 9], neighbours: 6.5, layers: 1, hidden: 38, steps: 1500 },
};

export const hamiltonianRivals: readonly HamiltonianRival[] = ["nequipHamiltonian", "plain"];

/** On how many test molecules the iterations of Hartree-Fock are counted. */
const solved = 32;

export const waterHamiltonians: Study = {
  name: "water-hamiltonians",
  question: "Fock matrices of waters in any pose: entries and occupied energies",
  trials: ({ seeds }) => trialsOf(hamiltonianPlans.water, [300], seeds),
};

export const ethanolHamiltonians: Study = {
  name: "ethanol-hamiltonians",
  question: "Fock matrices of ethanols in motion, in any pose: entries and occupied energies",
  trials: ({ seeds }) => trialsOf(hamiltonianPlans.ethanol, [25, 200], seeds),
};

export const smallHamiltonians: Study = {
  name: "small-hamiltonians",
  question: "Fock matrices of molecules that no network has seen, and Hartree-Fock started from them",
  trials: ({ seeds }) => trialsOf(hamiltonianPlans.small, [360], seeds, solved),
};

/** Trials of a set, with what is seen of each on all test molecules, in poses that are drawn. */
async function trialsOf(
  plan: HamiltonianPlan,
  sizes: readonly number[],
  seeds: number,
  iterations = 0,
): Promise<Trial[]> {
  const set = await hamiltonians(plan.set);
  let known: readonly FockFrame[] | undefined;
  const test = (): readonly FockFrame[] => (known ??= turnedFrames(set, set.test, 99));
  const shells = shellsOf(plan);
  /** What is seen of matrices that are predicted. */
  const seen = (about: Omit<ErrorPoint, "error" | "unit">, predict: Predictor): ErrorPoint[] => {
    const { entries, occupied } = fockErrors(predict, test());
    const { validation: _, ...others } = about;
    return [
      { ...about, error: rounded(entries), unit: "mHa" },
      { ...others, error: rounded(occupied), unit: "mHa, occupied energies" },
      ...(iterations === 0
        ? []
        : [
            {
              ...others,
              error: rounded(meanIterations(some(test(), iterations), (frame) => ({ fock: predict(frame) }))),
              unit: "iterations",
            },
          ]),
    ];
  };
  return [
    ...(iterations === 0 ? [] : [startsTrial(test, iterations)]),
    ...sizes.flatMap((examples) => [
      hueckelTrial(set, examples, seen),
      ...seedsUpTo(seeds).flatMap((seed) =>
        hamiltonianRivals.map(
          (rival): Trial => ({
            name: `${rival}, ${examples} molecules, seed ${seed}`,
            steps: plan.steps,
            async run(onStep, halfway) {
              const found = await fitHamiltonian(set, plan, rival, examples, seed, onStep, halfway);
              const { count: parameters, seconds, validation, predict } = found;
              return seen(
                {
                  model: rival,
                  examples,
                  seed,
                  steps: plan.steps,
                  validation: rounded(validation),
                  parameters,
                  seconds,
                },
                predictor(predict, shells),
              );
            },
          }),
        ),
      ),
    ]),
  ];
}

/** The form alone, fitted to so many molecules. */
function hueckelTrial(
  set: Hamiltonians,
  examples: number,
  seen: (about: Omit<ErrorPoint, "error" | "unit">, predict: Predictor) => ErrorPoint[],
): Trial {
  const model = "extendedHueckel";
  return {
    name: `${model}, ${examples} molecules`,
    steps: 0,
    async run() {
      const before = process.cpuUsage();
      const levels = levelsOf(set, examples);
      const parameters = 1 + [...levels.levels.values()].flat().length;
      const seconds = Number(processorSeconds(before).toFixed(3));
      return seen({ model, examples, seed: 1, steps: 0, parameters, seconds }, ({ basis, overlap }) =>
        extendedHueckel(basis, levels, overlap),
      );
    },
  };
}

/** The usual starts of Hartree-Fock. */
function startsTrial(test: () => readonly FockFrame[], iterations: number): Trial {
  return {
    name: "starts without a network",
    steps: 0,
    async run() {
      return (["atoms", "core"] as const).map((start): ErrorPoint => {
        const before = process.cpuUsage();
        const mean = meanIterations(some(test(), iterations), () => start);
        const seconds = Number(processorSeconds(before).toFixed(3));
        const about = { examples: 0, seed: 1, steps: 0, parameters: 0, seconds };
        return { model: `start "${start}"`, ...about, error: rounded(mean), unit: "iterations" };
      });
    },
  };
}

/** So many of the frames, evenly over all of them. */
const some = (frames: readonly FockFrame[], count: number): FockFrame[] =>
  Array.from({ length: count }, (_, k) => frames[Math.floor((k * frames.length) / count)]!);

const rounded = (x: number): number => Number(x.toPrecision(4));
