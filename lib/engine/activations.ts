import { named } from "./functions.js";
import type { SmoothFunction } from "./smooth.js";

/**
 * s(x) = 1 / (1 + exp(-x)) and its derivatives by e = exp(-|x|), which never overflows, and b = 1 / (1 + e) = s(|x|):
 *
 *     s' = s(x) s(-x) = e b^2        s'' = s' (1 - 2 s)        s''' = s' (1 - 6 s')
 *
 * without 1 - s, of which nothing is left where s is near to 1.
 */
const e = "e = exp(-abs(x)); b = 1 / (1 + e);";
const s = `${e} s = where(step(x), b, e * b);`;
const s1 = `${e} s1 = e * b * b;`;
const s2 = `${s1} half = (1 - e) * b; s2 = s1 * where(step(x), -half, half);`;
const s3 = "s3 = s1 * (1 - 6 * s1);";

/** sigmoid x = 1 / (1 + exp(-x)) */
export const sigmoid: SmoothFunction = named("sigmoid", `${s} s`, `${s1} s1`, `${s2} s2`, `${s1} ${s3} s3`);

/** softplus x = log(1 + exp x), whose slope is the sigmoid. */
export const softplus: SmoothFunction = named(
  "softplus",
  "max(x, 0) + log1p(exp(-abs(x)))",
  `${s} s`,
  `${s1} s1`,
  `${s2} s2`,
);

/**
 * silu x = x sigmoid x, also called swish: (x s)' = s + x s', (x s)'' = 2 s' + x s'', (x s)''' = 3 s'' + x s'''. Where a
 * factor of x is 0, the product is: at -Infinity too.
 */
export const silu: SmoothFunction = named(
  "silu",
  `${s} where(s, x * s, 0)`,
  `${s} s1 = e * b * b; s + where(s1, x * s1, 0)`,
  `${s2} 2 * s1 + where(s2, x * s2, 0)`,
  `${s2} ${s3} 3 * s2 + where(s3, x * s3, 0)`,
);

/** relu x = max(x, 0), with slope 0 at 0. */
export const relu: SmoothFunction = named("relu", "max(x, 0)", "step(x)", "0");

/** P(X <= x) and its density, for X standard normal. */
const Phi = `P = erfc(-x * ${Math.SQRT1_2}) / 2;`;
const phi = `p = exp(-x * x / 2) * ${1 / Math.sqrt(2 * Math.PI)};`;

/**
 * gelu x = x Phi(x), Phi the distribution function of N(0, 1): the exact form, PyTorch's default, not the one by tanh.
 * With phi = Phi', phi' = -x phi: gelu' = Phi + x phi, gelu'' = (2 - x^2) phi, gelu''' = (x^3 - 4x) phi.
 */
export const gelu: SmoothFunction = named(
  "gelu",
  `${Phi} where(P, x * P, 0)`,
  `${Phi} ${phi} P + where(p, x * p, 0)`,
  `${phi} where(p, (2 - x * x) * p, 0)`,
  `${phi} where(p, x * (x * x - 4) * p, 0)`,
);
