import { join } from "node:path";
import { saveCheckpoint } from "noether/engine";
import { hamiltonians } from "../../cells/data/hamiltonians.js";
import { mdEthanol } from "../../cells/data/molecule.js";
import { smallMolecules } from "../../cells/data/molecules.js";
import { waterDensities } from "../../cells/data/waterDensities.js";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { storeWeights } from "../storeWeights.js";
import { trainedOnTurnedDigits, turnedDigitsSteps } from "./canonicalDigits.js";
import { densityPlan, fitDensities } from "./densities.js";
import { densityRivals } from "./densityWater.js";
import { dipolePlan, dipoleRivals, fitDipoles } from "./dipoles.js";
import { ethanolNequip } from "./ethanolDegrees.js";
import { ethanolPainn } from "./ethanolForces.js";
import { fitHamiltonian } from "./fitHamiltonian.js";
import { fitForces } from "./forces.js";
import { hamiltonianPlans } from "./hamiltonians.js";
import { setsOfDigitsSteps, trainedOnSetsOfDigits } from "./setsOfDigits.js";
import type { Halfway } from "./study.js";

/** Weights that come with Noether. */
export interface Shipped {
  /** The model and what it was trained on, in words. */
  readonly model: string;
  readonly steps: number;
  /** Trains it. */
  parameters(onStep: (steps: number) => void): Promise<unknown>;
}

/** Nothing is kept halfway: these trainings take a minute each. */
const none: Halfway = { read: () => undefined, keep: () => {} };

/** All weights that come with Noether, by their names: those of the studies' seed 1. */
export const shipped: Readonly<Record<string, Shipped>> = {
  "density-water": {
    model:
      'densityNetwork({ elements: [1, 8], auxiliary: uncontracted(def2UniversalJfit), orbitals: def2Svp, cutoff: 4, features: "16x0e + 16x1o + 16x2e + 8x3o + 8x4e", layers: 2, functions: 8, hidden: [32], neighbours: 2 }) on the 300 training waters of density_water.npz; angstrom to coefficients of functions of square integral 1, in bohr^(-3/2)',
    steps: densityPlan.steps,
    parameters: async (onStep) =>
      (await fitDensities(await waterDensities(), 300, 1, densityRivals.densityNetwork, onStep, none))
        .parameters,
  },
  "dipoles-painn": {
    model:
      "painnDipole({ elements: [1, 6, 7, 8, 9], cutoff: 5, features: 32, basis: besselBasis({ number: 8, end: 5 }) }) on 1,000 training molecules of molecules.npz; angstrom to e angstrom",
    steps: dipolePlan.steps,
    parameters: async (onStep) =>
      (await fitDipoles(await smallMolecules(), 1000, 1, dipoleRivals.painnDipole, onStep, none)).parameters,
  },
  "ethanol-hamiltonian": {
    model:
      'nequipHamiltonian({ shells: elementShells(sto3g, [1, 6, 8]), cutoff: 5, features: "16x0e + 16x1o + 16x2e", layers: 2, hidden: [32], neighbours: 8 }) on the 200 training frames of ham_ethanol_sto3g.npz; angstrom to hartree',
    steps: hamiltonianPlans.ethanol.steps,
    parameters: (onStep) => hamiltonianWeights("ethanol", 200, onStep),
  },
  "ethanol-nequip": {
    model:
      'nequip({ elements: [1, 6, 8], cutoff: 4, features: "16x0e + 16x1o + 16x2e", neighbours: 8, layers: 3, functions: 8, hidden: [32] }) on every tenth training frame of ethanol (100); angstrom to eV, less the mean energy of these frames',
    steps: ethanolNequip.steps,
    parameters: async (onStep) =>
      (await fitForces(await mdEthanol(), 100, 1, ethanolNequip, onStep, none)).parameters,
  },
  "ethanol-painn": {
    model:
      "painn({ elements: [1, 6, 8], cutoff: 5, features: 32, basis: besselBasis({ number: 6, end: 5 }) }) on every tenth training frame of ethanol (100); angstrom to eV, less the mean energy of these frames",
    steps: ethanolPainn.steps,
    parameters: async (onStep) =>
      (await fitForces(await mdEthanol(), 100, 1, ethanolPainn, onStep, none)).parameters,
  },
  "small-hamiltonian": {
    model:
      'nequipHamiltonian({ shells: elementShells(sto3g, [1, 6, 7, 8, 9]), cutoff: 5, features: "16x0e + 16x1o + 16x2e", layers: 1, hidden: [32], neighbours: 6.5 }) on the 360 training geometries of ham_small_sto3g.npz; angstrom to hartree',
    steps: hamiltonianPlans.small.steps,
    parameters: (onStep) => hamiltonianWeights("small", 360, onStep),
  },
  "sets-of-digits": {
    model:
      "setAutoencoder({ elements: 10, classes: 10 }) on 76,800 random sets of ten digits, one-hot; to logits",
    steps: setsOfDigitsSteps,
    parameters: trainedOnSetsOfDigits,
  },
  "turned-digits": {
    model:
      "imageAutoencoder() on the first 4,000 training digits, 17 x 17 pixels from 0 to 1, each turned by its angle of mnist.npz",
    steps: turnedDigitsSteps,
    parameters: trainedOnTurnedDigits,
  },
};

async function hamiltonianWeights(
  set: keyof typeof hamiltonianPlans,
  count: number,
  onStep: (steps: number) => void,
): Promise<unknown> {
  const plan = hamiltonianPlans[set];
  const molecules = await hamiltonians(set);
  return (await fitHamiltonian(molecules, plan, "nequipHamiltonian", count, 1, onStep, none)).parameters;
}

/**
 * Trains the models whose weights come with Noether, and stores them.
 *
 * @param names of weights (default: all)
 * @param options.folder default: data/weights of the package
 * @throws UserError if there are none of a name
 */
export async function benchWeights(
  names: readonly string[],
  {
    all = shipped,
    folder = join(root, "data", "weights"),
    signal,
    onStep,
  }: {
    readonly all?: Readonly<Record<string, Shipped>>;
    readonly folder?: string;
    readonly signal: AbortSignal;
    readonly onStep: (done: number, total: number, now: string) => void;
  },
): Promise<string> {
  const unknown = names.find((name) => !Object.hasOwn(all, name));
  if (unknown !== undefined)
    throw new UserError(`expected weights among ${Object.keys(all).join(", ")}, got "${unknown}"`);
  const wanted = names.length > 0 ? names : Object.keys(all);
  const total = wanted.reduce((sum, name) => sum + all[name]!.steps, 0);
  const texts: string[] = [];
  let done = 0;
  for (const name of wanted) {
    const { model, steps, parameters } = all[name]!;
    try {
      const trained = await parameters((step) => {
        signal.throwIfAborted();
        onStep(done + step, total, name);
      });
      const command = `noether bench weights ${name}`;
      await storeWeights(folder, { name, model, command }, saveCheckpoint(trained as object));
    } catch (error) {
      if (!signal.aborted) throw error;
      return `${texts.join("")}Cut short: ${name} is as it was.\n`;
    }
    texts.push(`Written: ${join(folder, `${name}.safetensors`)}\n`);
    done += steps;
  }
  return texts.join("");
}
