import { checkOptions } from "../../numbers/checkOptions.js";
import { applyAll } from "../apply.js";
import { checkTree } from "../checkTree.js";
import type { AdamNumbers } from "../kernels.js";
import { inStep } from "../step.js";
import type { Operation } from "../tensor.js";
import type { Tree } from "../tree.js";
import { mapTrees } from "./mapTrees.js";
import { checkDecay, checkStep, isLearned, type Optimizer, type Rate, rateAt } from "./optimizer.js";
import { zerosLike } from "./zerosLike.js";

/** What Adam knows of the gradients up to now. */
export interface AdamState {
  /** How many steps were made. */
  readonly step: number;
  /** m, the mean of the gradients, as a tree like the parameters. */
  readonly mean: Tree;
  /** v, the mean of their squares. */
  readonly square: Tree;
}

/** What Adam is made with. */
export interface AdamOptions {
  /** Default: 0.001. */
  readonly rate?: Rate;
  /** How slowly the mean of the gradients forgets (default: 0.9), */
  readonly beta1?: number;
  /** and that of their squares (default: 0.999). */
  readonly beta2?: number;
  /** Keeps steps small where the gradients are (default: 1e-8). */
  readonly epsilon?: number;
}

const known = ["rate", "beta1", "beta2", "epsilon"];

/** One step for one tensor: [p', m', v']. */
const AdamStep: Operation<AdamNumbers> = {
  name: "adam",
  shapes: ([p]) => [p!.shape, p!.shape, p!.shape],
  run: ([p1, m1, v1], [p, g, m, v], numbers, _, __, kernels) =>
    kernels.adam(p1!, m1!, v1!, p!, g!, m!, v!, numbers),
  gradients: () => {
    throw new RangeError("adam: expected a step that is not differentiated: a step of Adam has no gradient");
  },
};

/**
 * Steps against the mean of the gradients, of like size for every number, whatever the size of its gradient:
 *
 *     m <- beta1 m + (1 - beta1) g        v <- beta2 v + (1 - beta2) g^2
 *     p <- p - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 *
 * in step t = 1, 2, ...; m and v begin at 0.
 *
 * @throws RangeError if beta1 or beta2 is not in [0, 1)
 * @see Kingma, Ba, Adam: a method for stochastic optimization, 2015
 */
export function adam(options: AdamOptions = {}): Optimizer<AdamState> {
  checkOptions(options, known, "adam");
  return adamOf("adam", options, 0);
}

/**
 * Adam that also draws the parameters towards 0, by rate x decay of themselves in each step, independently of the gradients.
 *
 * @param options.decay default: 0.01
 * @throws RangeError if the decay is negative
 * @see Loshchilov, Hutter, Decoupled weight decay regularization, 2019
 */
export function adamW(all: AdamOptions & { readonly decay?: number } = {}): Optimizer<AdamState> {
  checkOptions(all, ["decay", ...known], "adamW");
  const { decay = 0.01, ...options } = all;
  if (!(decay >= 0 && decay < Infinity))
    throw new RangeError(`adamW: expected a decay from 0 on, got ${decay}`);
  return adamOf("adamW", options, decay);
}

function adamOf(
  name: string,
  { rate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions,
  decay: number,
): Optimizer<AdamState> {
  checkDecay(name, "beta1", beta1);
  checkDecay(name, "beta2", beta2);
  if (!(epsilon >= 0)) throw new RangeError(`${name}: expected epsilon from 0 on, got ${epsilon}`);
  return {
    init: (parameters) => {
      checkTree(name, parameters);
      return { step: 0, mean: zerosLike(parameters), square: zerosLike(parameters) };
    },
    update: <P>(parameters: P, gradient: P, state: AdamState): [P, AdamState] => {
      checkStep(name, parameters, gradient, state.mean, state.square);
      const step = state.step + 1;
      const now = rateAt(name, rate, state.step);
      const numbers: AdamNumbers = {
        beta1,
        beta2,
        epsilon,
        keep: 1 - now * decay,
        rate: now / (1 - beta1 ** step),
        root: 1 / Math.sqrt(1 - beta2 ** step),
      };
      return inStep(undefined, () => {
        const [next, mean, square] = mapTrees(
          parameters,
          [gradient, state.mean, state.square],
          (p, g, m, v) => (isLearned(p) ? applyAll(AdamStep, [p, g!, m!, v!], numbers) : [p, m!, v!]),
        );
        return [next!, { step, mean: mean!, square: square! }];
      });
    },
  };
}
