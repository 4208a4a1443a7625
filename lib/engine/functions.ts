import type { SmoothFunction } from "./smooth.js";

function named(name: string, ...fs: readonly ((x: number) => number)[]): SmoothFunction {
  return { name, derivatives: fs.map((f, order) => ({ key: `${name}${"'".repeat(order)}`, f })) };
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
