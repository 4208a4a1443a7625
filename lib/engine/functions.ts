import type { SmoothKernel } from "./kernels.js";
import { type SmoothFunction, zero } from "./smooth.js";

/** A function with its derivatives, each a function of a number or `zero`. */
export function named(
  name: string,
  ...fs: readonly (((x: number) => number) | SmoothKernel)[]
): SmoothFunction {
  return {
    name,
    derivatives: fs.map((f, order) =>
      typeof f === "function" ? { key: `${name}${"'".repeat(order)}`, f } : f,
    ),
  };
}

/** exp x */
export const exp: SmoothFunction = named("exp", Math.exp, Math.exp, Math.exp, Math.exp);

/** The natural logarithm. */
export const log: SmoothFunction = named(
  "log",
  Math.log,
  (x) => 1 / x,
  (x) => -1 / (x * x),
  (x) => 2 / (x * x * x),
);

/** sin x */
export const sin: SmoothFunction = named(
  "sin",
  Math.sin,
  Math.cos,
  (x) => -Math.sin(x),
  (x) => -Math.cos(x),
);

/** cos x */
export const cos: SmoothFunction = named(
  "cos",
  Math.cos,
  (x) => -Math.sin(x),
  (x) => -Math.cos(x),
  Math.sin,
);

/** tanh x, with t' = 1 - t^2 */
export const tanh: SmoothFunction = named(
  "tanh",
  Math.tanh,
  (x) => 1 - Math.tanh(x) ** 2,
  (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2),
  (x) => (1 - Math.tanh(x) ** 2) * (6 * Math.tanh(x) ** 2 - 2),
);

/**
 * The square root. At 0, where its slope is infinite, all its derivatives are taken to be 0, so that the norm, which is
 * the root of a sum of squares, has gradient 0 there.
 */
export const sqrt: SmoothFunction = named(
  "sqrt",
  Math.sqrt,
  (x) => (x === 0 ? 0 : 0.5 / Math.sqrt(x)),
  (x) => (x === 0 ? 0 : -0.25 / (x * Math.sqrt(x))),
  (x) => (x === 0 ? 0 : 0.375 / (x * x * Math.sqrt(x))),
);

/** |x|, with slope 0 at 0. */
export const abs: SmoothFunction = named("abs", Math.abs, (x) => (x === 0 ? 0 : Math.sign(x)), zero);
