import { mul } from "../engine/arithmetic.js";
import { named } from "../engine/functions.js";
import { type SmoothFunction, smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";
import { checkCutoff } from "./distanceBasis.js";

/**
 * The polynomial cutoff of degree p + 2 in u = d / c,
 *
 *     f(d) = 1 - (p + 1)(p + 2)/2 u^p + p (p + 2) u^(p + 1) - p (p + 1)/2 u^(p + 2)    for u < 1, otherwise 0
 *          = (1 - u)^3 sum_k (k + 1)(k + 2)/2 u^k    over k < p
 *
 * the only one with f = 1 + O(u^p) at 0 and f = f' = f'' = 0 at c: energies, forces and their slopes are continuous. It is
 * computed as the second line says, which is never below 0.
 *
 * @param c where it ends
 * @param p how flat it is at 0, from 2 on (default: 6)
 * @throws RangeError if c is not above 0, or p no whole number from 2 to 30
 * @see Gasteiger, Gross and Guennemann, Directional message passing for molecular graphs (2020), equation 8
 */
export function polynomialCutoff(c: number, p = 6): (d: Tensor) => Tensor {
  checkCutoff("polynomialCutoff", c);
  checkSize(p, "polynomialCutoff with p = 2, 3, ...", 30, 2);
  const of = envelope(p);
  return (d) => smooth(of, mul(d, 1 / c));
}

/** f and its derivatives by u; with K = p (p + 1)(p + 2)/2, f' = -K u^(p - 1) (1 - u)^2. */
function envelope(p: number): SmoothFunction {
  const K = (p * (p + 1) * (p + 2)) / 2;
  const sum = Array.from({ length: p }, (_, k) => ((k + 1) * (k + 2)) / 2).reduceRight(
    (rest, a) => (rest === "" ? `${a}` : `${a} + x * (${rest})`),
    "",
  );
  const inside = (formula: string): string => `v = max(1 - x, 0); ${formula}`;
  const power = (n: number): string => Array.from({ length: n }, () => "x * ").join("");
  const second = `${power(p - 2)}v * (${p - 1} - ${p + 1} * x)`;
  const third =
    p > 2
      ? `${power(p - 3)}(${(p - 1) * (p - 2)} + x * (${p * (p + 1)} * x - ${2 * p * (p - 1)}))`
      : `(${p * (p + 1)} * x - ${2 * p * (p - 1)})`;
  return named(
    `polynomial cutoff, p = ${p}`,
    inside(`v * v * v * (${sum})`),
    inside(`-${K} * ${power(p - 1)}v * v`),
    inside(`-${K} * ${second}`),
    inside(`where(v, -${K} * ${third}, 0)`),
  );
}
