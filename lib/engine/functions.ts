import { type SmoothFunction, zero } from "./smooth.js";

/** A function with its derivatives, each a formula of x; "0" ends them. */
export function named(name: string, ...formulas: readonly string[]): SmoothFunction {
  return { name, derivatives: formulas.map((formula) => (formula === "0" ? zero : { formula })) };
}

/** exp x */
export const exp: SmoothFunction = named("exp", "exp(x)", "exp(x)", "exp(x)", "exp(x)");

/** The natural logarithm. */
export const log: SmoothFunction = named("log", "log(x)", "1 / x", "-1 / (x * x)", "2 / (x * x * x)");

/** sin x */
export const sin: SmoothFunction = named("sin", "sin(x)", "cos(x)", "-sin(x)", "-cos(x)");

/** cos x */
export const cos: SmoothFunction = named("cos", "cos(x)", "-sin(x)", "-cos(x)", "sin(x)");

/**
 * d = 1 - tanh(x)^2 = 4 e / (1 + e)^2 with e = exp(-2 |x|): without the difference, of which nothing is left where tanh is
 * near to 1.
 */
const d = "e = exp(-2 * abs(x)); b = 1 / (1 + e); d = 4 * e * b * b;";

/** t = tanh x, with t' = 1 - t^2 = d, t'' = -2 t d, t''' = d (6 t^2 - 2). */
export const tanh: SmoothFunction = named(
  "tanh",
  "tanh(x)",
  `${d} d`,
  `${d} -2 * tanh(x) * d`,
  `${d} d * (4 - 6 * d)`,
);

/**
 * The square root. At 0, where its slope is infinite, all its derivatives are taken to be 0, so that the norm, which is
 * the root of a sum of squares, has gradient 0 there.
 */
export const sqrt: SmoothFunction = named(
  "sqrt",
  "sqrt(x)",
  "where(x, 0.5 / sqrt(x), 0)",
  "where(x, -0.25 / (x * sqrt(x)), 0)",
  "where(x, 0.375 / (x * x * sqrt(x)), 0)",
);

/** |x|, with slope 0 at 0. */
export const abs: SmoothFunction = named("abs", "abs(x)", "step(x) - step(-x)", "0");
