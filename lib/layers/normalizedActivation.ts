import { mul } from "../engine/arithmetic.js";
import type { SmoothKernel } from "../engine/kernels.js";
import { map } from "../engine/plain/map.js";
import { type SmoothFunction, smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * The factor c with which an activation keeps the size of its input: c^2 E[f(z)^2] = 1 for z of N(0, 1). The integral is
 * a sum over 4,801 points of [-12, 12], one of which is 0: correct to 1e-12 for smooth activations that grow like a
 * power, and for ReLU.
 */
export function secondMomentFactor(f: SmoothKernel): number {
  const [end, count] = [12, 2400];
  const h = end / count;
  const z = Float64Array.from({ length: 2 * count + 1 }, (_, k) => (k - count) * h);
  const y = new Float64Array(z.length);
  map(f, y, z);
  const sum = z.reduce((total, x, k) => total + y[k]! ** 2 * Math.exp((-x * x) / 2), 0);
  return 1 / Math.sqrt((sum * h) / Math.sqrt(2 * Math.PI));
}

/**
 * An activation times its factor: a feature of variance 1 has second moment 1 behind it. The factor is computed when it is
 * first used, not where the library is imported.
 */
export function normalizedActivation(of: SmoothFunction): (x: Tensor) => Tensor {
  let c: number | undefined;
  return (x) => {
    c ??= secondMomentFactor(of.derivatives[0]!);
    return mul(smooth(of, x), c);
  };
}
