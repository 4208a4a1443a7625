import { checkLike, shapesOf } from "../likeness.js";
import type { Tensor } from "../tensor.js";
import type { Tree } from "../tree.js";

/**
 * How parameters are improved by gradients. Nothing is changed in place: each step gives new parameters and a new state,
 * trees of tensors and numbers.
 */
export interface Optimizer<State = Tree> {
  /** The state before the first step. */
  init<P>(parameters: P): State;
  /**
   * One step.
   *
   * @throws RangeError naming paths and shapes if the gradient, or the state, is of other parameters
   */
  update<P>(parameters: P, gradient: P, state: State): [parameters: P, state: State];
}

/** The size of a step: a number, or one that depends on how many steps were made before. */
export type Rate = number | ((step: number) => number);

/**
 * The rate of a step.
 *
 * @throws RangeError if it is no finite number >= 0
 */
export function rateAt(name: string, rate: Rate, step: number): number {
  const found = typeof rate === "number" ? rate : rate(step);
  if (Number.isFinite(found) && found >= 0) return found;
  throw new RangeError(`${name}: expected a rate from 0 on, got ${found} at step ${step}`);
}

/**
 * That a number lies in [0, 1).
 *
 * @throws RangeError if it does not
 */
export function checkDecay(name: string, what: string, x: number): void {
  if (x >= 0 && x < 1) return;
  throw new RangeError(`${name}: expected ${what} from 0 to below 1, got ${x}`);
}

/** Checks that gradient and state belong to the parameters. */
export function checkStep(name: string, parameters: Tree, gradient: Tree, ...states: readonly Tree[]): void {
  const shapes = shapesOf(parameters);
  checkLike(name, "a gradient like the parameters", shapes, gradient);
  for (const state of states) checkLike(name, "the state of these parameters", shapes, state);
}

/** Whether a tensor is improved: floats are, indices and masks stay. */
export function isLearned(parameter: Tensor): boolean {
  return parameter.dtype !== "int32";
}
