import type { Rate } from "./optimizer.js";

/**
 * A rate that falls along half a cosine, from `from` to `to` in so many steps, and stays there:
 * to + (from - to) (1 + cos(pi step / steps)) / 2.
 *
 * @param options.to default: 0
 * @throws RangeError if there is not one step at least
 * @see Loshchilov, Hutter, SGDR: stochastic gradient descent with warm restarts, 2017
 */
export function cosine({
  from,
  to = 0,
  steps,
}: {
  readonly from: number;
  readonly to?: number;
  readonly steps: number;
}): (step: number) => number {
  checkSteps("cosine", steps);
  return (step) => (step >= steps ? to : to + ((from - to) * (1 + Math.cos((Math.PI * step) / steps))) / 2);
}

/**
 * A rate that begins small and grows evenly in so many steps: rate x min(1, (step + 1) / steps), where the first step is
 * number 0.
 *
 * @example
 * adam({ rate: warmUp(100, cosine({ from: 1e-2, steps: 2000 })) });
 * @throws RangeError if there is not one step at least
 */
export function warmUp(steps: number, rate: Rate): (step: number) => number {
  checkSteps("warmUp", steps);
  return (step) => (typeof rate === "number" ? rate : rate(step)) * Math.min(1, (step + 1) / steps);
}

function checkSteps(name: string, steps: number): void {
  if (!(Number.isSafeInteger(steps) && steps >= 1))
    throw new RangeError(`${name}: expected a whole number of steps from 1 on, got ${steps}`);
}
