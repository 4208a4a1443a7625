import { erfc } from "../numbers/erfc.js";
import { named } from "./functions.js";
import { type SmoothFunction, zero } from "./smooth.js";

/** s(x) = 1 / (1 + exp(-x)): exp(-x) may be Infinity, and s is 0 then. */
const s = (x: number): number => 1 / (1 + Math.exp(-x));

/** s'(x) = s(x) s(-x): without 1 - s, which is lost where s is near to 1. */
const ds = (x: number): number => s(x) * s(-x);

/** s'' = s' (1 - 2 s), where 1 - 2 s(x) = -tanh(x/2). */
const dds = (x: number): number => -ds(x) * Math.tanh(x / 2);

/** s''' = s' (1 - 6 s'). */
const ddds = (x: number): number => ds(x) * (1 - 6 * ds(x));

/** sigmoid x = 1 / (1 + exp(-x)) */
export const sigmoid: SmoothFunction = named("sigmoid", s, ds, dds, ddds);

/** softplus x = log(1 + exp x), whose slope is the sigmoid. */
export const softplus: SmoothFunction = named(
  "softplus",
  (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  s,
  ds,
  dds,
);

/** x times what vanishes faster: 0 at -Infinity, not NaN. */
const byX = (x: number, y: number): number => (y === 0 ? 0 : x * y);

/** silu x = x sigmoid x, also called swish: (x s)' = s + x s', (x s)'' = 2 s' + x s'', (x s)''' = 3 s'' + x s'''. */
export const silu: SmoothFunction = named(
  "silu",
  (x) => byX(x, s(x)),
  (x) => s(x) + byX(x, ds(x)),
  (x) => 2 * ds(x) + byX(x, dds(x)),
  (x) => 3 * dds(x) + byX(x, ddds(x)),
);

/** relu x = max(x, 0), with slope 0 at 0. */
export const relu: SmoothFunction = named(
  "relu",
  (x) => (x <= 0 ? 0 : x), // NaN stays NaN
  (x) => (x > 0 ? 1 : 0),
  zero,
);

/** P(X <= x) and its density, for X standard normal. */
const Phi = (x: number): number => erfc(-x / Math.SQRT2) / 2;
const phi = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/**
 * gelu x = x Phi(x), Phi the distribution function of N(0, 1): the exact form, PyTorch's default, not the one by tanh.
 * With phi = Phi', phi' = -x phi: gelu' = Phi + x phi, gelu'' = (2 - x^2) phi, gelu''' = (x^3 - 4x) phi.
 */
export const gelu: SmoothFunction = named(
  "gelu",
  (x) => byX(x, Phi(x)),
  (x) => Phi(x) + byX(x, phi(x)),
  (x) => byX(2 - x * x, phi(x)),
  (x) => byX(x * (x * x - 4), phi(x)),
);
