import type { Values } from "../dtype.js";
import type { AdamNumbers } from "../kernels.js";

/** A step of Adam, entry by entry: see `Kernels`. Each entry is computed in double precision and rounded once. */
export function adam(
  p1: Values,
  m1: Values,
  v1: Values,
  p: Values,
  g: Values,
  m: Values,
  v: Values,
  { beta1, beta2, epsilon, keep, rate, root }: AdamNumbers,
): void {
  for (let i = 0; i < p1.length; i++) {
    const gradient = g[i]!;
    const mean = beta1 * m[i]! + (1 - beta1) * gradient;
    const square = beta2 * v[i]! + (1 - beta2) * gradient * gradient;
    m1[i] = mean;
    v1[i] = square;
    p1[i] = keep * p[i]! - (rate * mean) / (root * Math.sqrt(square) + epsilon);
  }
}
