import { type GaussianMixture, gaussianMixture } from "./gaussianMixture.js";

/**
 * The translation by s of a function on the real line:
 *
 *     (T_s f)(t) = f(t - s)
 *
 * The translation of a Gaussian mixture is a Gaussian mixture again.
 *
 * @example
 * translate(Math.sin, Math.PI / 2)(0); // -1
 */
export function translate(f: GaussianMixture, s: number): GaussianMixture;
export function translate(f: (t: number) => number, s: number): (t: number) => number;
export function translate(
  f: GaussianMixture | ((t: number) => number),
  s: number,
): GaussianMixture | ((t: number) => number) {
  return "terms" in f
    ? gaussianMixture(f.terms.map((term) => ({ ...term, centre: term.centre + s })))
    : (t) => f(t - s);
}
