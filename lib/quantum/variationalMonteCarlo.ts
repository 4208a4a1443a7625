import { tensor } from "../engine/create.js";
import { grad } from "../engine/grad.js";
import type { Optimizer } from "../engine/optimizer/optimizer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { checkOptions } from "../numbers/checkOptions.js";
import type { Random } from "../numbers/random.js";
import { metropolis } from "./metropolis.js";
import { localEnergy, type OfWalkers, type WaveFunctionValues } from "./waveFunction.js";

/** What a wave function is improved with. */
export interface MonteCarloOptions<Parameters, State> {
  /** r [walkers, electrons, dimensions] to log |Psi| and the sign. */
  readonly model: Layer<[r: Tensor], WaveFunctionValues, Parameters>;
  /** V: `trapPotential`, `coulombPotential(molecule)` or another function of r. */
  readonly potential: OfWalkers;
  readonly optimizer: Optimizer<State>;
  /** Where the walkers begin, [walkers, electrons, dimensions]. */
  readonly r: Tensor;
  readonly draw: Random;
  readonly steps: number;
  /** The parameters at the start (default: drawn). */
  readonly from?: Parameters;
  /** How many moves each walker tries between two steps (default: 10), 10 times as many before the first. */
  readonly moves?: number;
}

/** A step of it. */
export interface MonteCarloStep<Parameters> {
  readonly step: number;
  /** The mean of the local energies of the walkers, and its standard error. */
  readonly energy: number;
  readonly error: number;
  readonly accepted: number;
  readonly parameters: Parameters;
  readonly r: Tensor;
}

/** Local energies further from their median than this many mean distances count as that far: near nodes they diverge. */
const CLIPPED = 5;

/**
 * Variational Monte Carlo: the energy of a wave function is the mean of its local energy over |Psi|^2, never below the
 * lowest there is; it is lowered along
 *
 *     dE/dtheta = 2 mean((E_L - E) d log |Psi| / d theta)
 *
 * for which no derivative of the local energy is needed. Between steps the walkers follow |Psi|^2 by `metropolis`, whose
 * width is adapted so that half of the moves are accepted.
 *
 * @example
 * for (const { step, energy } of variationalMonteCarlo({ model, potential: trapPotential, ... })) console.log(step, energy);
 */
export function* variationalMonteCarlo<Parameters, State>(
  options: MonteCarloOptions<Parameters, State>,
): Generator<MonteCarloStep<Parameters>, void> {
  checkOptions(
    options,
    ["model", "potential", "optimizer", "r", "draw", "steps", "from", "moves"],
    "variationalMonteCarlo",
  );
  const { model, potential, optimizer, draw, steps, moves = 10 } = options;
  const { dtype } = options.r;
  let parameters = options.from ?? model.init(draw, { dtype });
  let state = optimizer.init(parameters);
  let { r } = options;
  let width = 0.5;
  for (let step = 0; step < steps; step++) {
    const logarithm: OfWalkers = (at) => model.apply(parameters, at).logarithm;
    const walk = metropolis(logarithm, r, { width, moves: step === 0 ? 10 * moves : moves, draw });
    r = walk.r;
    width *= walk.accepted > 0.55 ? 1.1 : walk.accepted < 0.45 ? 0.9 : 1;
    const energies = Float64Array.from(localEnergy(logarithm, potential)(r).values);
    const { mean, error } = statistics(energies);
    yield { step, energy: mean, error, accepted: walk.accepted, parameters, r };
    const clipped = clippedAbout(energies);
    const centre = statistics(clipped).mean;
    const weights = tensor(
      clipped.map((E) => (2 * (E - centre)) / clipped.length),
      { dtype },
    );
    const gradient = grad((p: Parameters) => model.apply(p, r).logarithm.mul(weights).sum())(parameters);
    [parameters, state] = optimizer.update(parameters, gradient, state);
  }
}

/** The mean, and its standard error as if the values were independent. */
function statistics(values: Float64Array): { readonly mean: number; readonly error: number } {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, n - 1);
  return { mean, error: Math.sqrt(variance / n) };
}

function clippedAbout(values: Float64Array): Float64Array {
  const median = [...values].sort((a, b) => a - b)[values.length >> 1]!;
  const far = (CLIPPED * values.reduce((sum, x) => sum + Math.abs(x - median), 0)) / values.length;
  return values.map((x) => Math.min(median + far, Math.max(median - far, x)));
}
