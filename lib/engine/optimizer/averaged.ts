import { add, mul } from "../arithmetic.js";
import { checkLike, shapesOf } from "../likeness.js";
import { inStep } from "../step.js";
import { mapTrees } from "./mapTrees.js";
import { checkDecay, isLearned } from "./optimizer.js";

/** A running mean of parameters: the next one from the one before and the parameters of now. */
export type Average = <P>(average: P, parameters: P) => P;

/**
 * The exponential moving average of parameters, which begins at the first of them:
 *
 *     average <- decay average + (1 - decay) parameters
 *
 * Its values often predict better than the parameters themselves, which still jump about.
 *
 * @throws RangeError if the decay is not in [0, 1), or the trees differ
 * @see Polyak, Juditsky, Acceleration of stochastic approximation by averaging, 1992
 */
export function averaged(decay: number): Average {
  checkDecay("averaged", "a decay", decay);
  return (average, parameters) => {
    checkLike("averaged", "an average of these parameters", shapesOf(parameters), average);
    return inStep(
      undefined,
      () =>
        mapTrees(parameters, [average], (p, a) => [
          isLearned(p) ? add(mul(a!, decay), mul(p, 1 - decay)) : p,
        ])[0]!,
    );
  };
}
