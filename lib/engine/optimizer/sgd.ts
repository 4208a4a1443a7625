import { checkOptions } from "../../numbers/checkOptions.js";
import { add, mul, sub } from "../arithmetic.js";
import { checkTree } from "../checkTree.js";
import { inStep } from "../step.js";
import type { Tensor } from "../tensor.js";
import type { Tree } from "../tree.js";
import { mapTrees } from "./mapTrees.js";
import { checkDecay, checkStep, isLearned, type Optimizer, type Rate, rateAt } from "./optimizer.js";
import { zerosLike } from "./zerosLike.js";

/** What gradient descent remembers. */
export interface SgdState {
  /** How many steps were made. */
  readonly step: number;
  /** v, a tree like the parameters. */
  readonly velocity: Tree;
}

/** What gradient descent is made with. */
export interface SgdOptions {
  /** Default: 0.01. */
  readonly rate?: Rate;
  /** How much of the velocity is left after a step (default: 0). */
  readonly momentum?: number;
}

const known = ["rate", "momentum"];

/**
 * Gradient descent, with momentum a ball that rolls:
 *
 *     v <- momentum v + g        p <- p - rate v
 *
 * @throws RangeError if the momentum is not in [0, 1)
 * @see Polyak, Some methods of speeding up the convergence of iteration methods, 1964
 */
export function sgd(options: SgdOptions = {}): Optimizer<SgdState> {
  checkOptions(options, known, "sgd");
  const { rate = 0.01, momentum = 0 } = options;
  return rolling("sgd", rate, momentum, (v) => v);
}

/**
 * Gradient descent with Nesterov's momentum, which steps along the velocity that comes next:
 *
 *     v <- momentum v + g        p <- p - rate (g + momentum v)
 *
 * @param options.momentum default: 0.9
 * @throws RangeError if the momentum is not in [0, 1)
 * @see Sutskever, Martens, Dahl, Hinton, On the importance of initialization and momentum, 2013
 */
export function nesterov(options: SgdOptions = {}): Optimizer<SgdState> {
  checkOptions(options, known, "nesterov");
  const { rate = 0.01, momentum = 0.9 } = options;
  return rolling("nesterov", rate, momentum, (v, g) => add(g, mul(v, momentum)));
}

function rolling(
  name: string,
  rate: Rate,
  momentum: number,
  direction: (v: Tensor, g: Tensor) => Tensor,
): Optimizer<SgdState> {
  checkDecay(name, "a momentum", momentum);
  return {
    init: (parameters) => {
      checkTree(name, parameters);
      return { step: 0, velocity: zerosLike(parameters) };
    },
    update: <P>(parameters: P, gradient: P, { step, velocity }: SgdState): [P, SgdState] => {
      checkStep(name, parameters, gradient, velocity);
      const now = rateAt(name, rate, step);
      return inStep(undefined, () => {
        const [next, rolled] = mapTrees(parameters, [gradient, velocity], (p, g, v) => {
          if (!isLearned(p)) return [p, v!];
          const faster = momentum === 0 ? g! : add(mul(v!, momentum), g!);
          return [sub(p, mul(direction(faster, g!), now)), faster];
        });
        return [next!, { step: step + 1, velocity: rolled! }];
      });
    },
  };
}
