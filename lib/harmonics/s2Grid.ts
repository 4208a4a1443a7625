import type { Vector } from "../algebra/vector.js";
import { checkMemory } from "../numbers/checkMemory.js";

/** A grid on the sphere S^2 with weights for integrals. */
export interface S2Grid {
  /** The angles to the polar axis y, beta_b = (b + 1/2) pi / resBeta. */
  readonly betas: readonly number[];
  /** The angles about it, from z to x, alpha_a = 2 pi a / resAlpha. */
  readonly alphas: readonly number[];
  /** points[b][a] = (sin beta sin alpha, cos beta, sin beta cos alpha) */
  readonly points: readonly (readonly Vector[])[];
  /** The share of every point of row b in an integral over the sphere; all of them add up to 4 pi. */
  readonly weights: readonly number[];
  /** Integrals of polynomials in x, y, z up to this degree are exact. */
  readonly degree: number;
}

/**
 * A grid on the sphere, without points at the poles:
 *
 *     integral f = sum_b w_b sum_a f(beta_b, alpha_a)        w_b = 2 pi / resAlpha F_b
 *
 *     F_b = 2/n (1 - 2 sum_k cos(2 k beta_b) / (4 k^2 - 1)),  k = 1, ..., floor(n / 2),  n = resBeta
 *
 * F are the weights of Fejer's first rule on [-1, 1]. The sum over alpha removes every wave cos(m alpha), sin(m alpha)
 * with 0 < m < resAlpha; the rest is a polynomial in cos beta, for which the rule is exact below degree n.
 *
 * @throws RangeError if a resolution is not a positive integer
 * @see L. Fejer, Mechanische Quadraturen mit positiven Cotesschen Zahlen, Math. Z. 37 (1933)
 */
export function s2Grid(resBeta: number, resAlpha: number): S2Grid {
  for (const resolution of [resBeta, resAlpha]) {
    if (!(Number.isSafeInteger(resolution) && resolution > 0)) {
      throw new RangeError(
        `expected numbers of points resBeta and resAlpha = 1, 2, 3, ..., got ${resBeta} and ${resAlpha}: degree l needs 2l + 1 each`,
      );
    }
  }
  checkMemory(8 * resBeta * resAlpha, `a grid of ${resBeta} x ${resAlpha} points`, "use a coarser one");
  const betas = Array.from({ length: resBeta }, (_, b) => ((b + 0.5) * Math.PI) / resBeta);
  const alphas = Array.from({ length: resAlpha }, (_, a) => (2 * Math.PI * a) / resAlpha);
  return {
    betas,
    alphas,
    points: betas.map((beta) =>
      alphas.map((alpha) => [
        Math.sin(beta) * Math.sin(alpha),
        Math.cos(beta),
        Math.sin(beta) * Math.cos(alpha),
      ]),
    ),
    weights: betas.map((beta) => ((2 * Math.PI) / resAlpha) * fejer(beta, resBeta)),
    degree: Math.min(resBeta, resAlpha) - 1,
  };
}

function fejer(beta: number, n: number): number {
  let sum = 1;
  for (let k = 1; 2 * k <= n; k++) sum -= (2 * Math.cos(2 * k * beta)) / (4 * k * k - 1);
  return (2 / n) * sum;
}
