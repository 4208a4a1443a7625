import { mul } from "../engine/arithmetic.js";
import { type SmoothFunction, smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * The factor c with which an activation keeps the size of its input: c^2 E[f(z)^2] = 1 for z of N(0, 1). The integral is
 * a sum over 4,801 points of [-12, 12], among them 0: beyond its kinks, if any, correct to 1e-12 for activations that
 * grow like a power.
 */
export function secondMomentFactor(f: (x: number) => number): number {
  const [end, count] = [12, 2400];
  const h = end / count;
  let sum = 0;
  for (let k = -count; k <= count; k++) sum += f(k * h) ** 2 * Math.exp(-((k * h) ** 2) / 2);
  return 1 / Math.sqrt((sum * h) / Math.sqrt(2 * Math.PI));
}

/** An activation times its factor: a feature of variance 1 has second moment 1 behind it. */
export function normalizedActivation(of: SmoothFunction): (x: Tensor) => Tensor {
  const c = secondMomentFactor(of.derivatives[0]!.f);
  return (x) => mul(smooth(of, x), c);
}
