import { fromResidual } from "../laws/fromResidual.js";
import type { Explanation, Instances, Law } from "../laws/law.js";
import { relativeError } from "../laws/relativeError.js";
import { show, showApart } from "../laws/show.js";
import type { Random } from "../numbers/random.js";
import {
  convolveMixtures,
  type GaussianMixture,
  type GaussianTerm,
  gaussianMixture,
} from "./gaussianMixture.js";
import { translate } from "./translate.js";

/** A function on the real line. */
export type RealFunction = (t: number) => number;

/** A product of functions on the real line, at a point t. */
export type IntegralConvolution = (f: RealFunction, g: RealFunction, t: number) => number;

/** Two mixtures of Gaussians, a shift s and a point t: where the integral is tried. */
export type IntegralInstance = readonly [f: GaussianMixture, g: GaussianMixture, s: number, t: number];

/** What a quadrature of a smooth function should reach with a step of a hundredth. */
const QUADRATURE_TOLERANCE = 1e-6;

const bump = (centre: number, width = 1): GaussianTerm => ({ weight: 1, centre, width });

/** One or two Gaussians each, centres within 2, widths from 0.5 to 1, shifts and points within 2. */
export const integralInstances: Instances<IntegralInstance> = {
  examples: [
    [gaussianMixture([bump(0)]), gaussianMixture([bump(1)]), 1, 0],
    [gaussianMixture([bump(1)]), gaussianMixture([bump(0, 0.5)]), 1, 1],
    [gaussianMixture([bump(-1)]), gaussianMixture([bump(1)]), 2, 1],
    // As far out as functions, shifts and points come: a sum from -6 to 6 misses some of it.
    [gaussianMixture([bump(2)]), gaussianMixture([bump(-2)]), 2, 2],
    [gaussianMixture([bump(-2)]), gaussianMixture([bump(2)]), -2, -2],
  ],
  draw(random) {
    const within = (bound: number): number => bound * (2 * random.uniform() - 1);
    return [anyMixture(random), anyMixture(random), within(2), within(2)];
  },
  *simpler([f, g, s, t]) {
    const single = (mixture: GaussianMixture): boolean => mixture.terms.length === 1;
    if (!single(f)) yield [gaussianMixture(f.terms.slice(0, 1)), g, s, t];
    if (!single(g)) yield [f, gaussianMixture(g.terms.slice(0, 1)), s, t];
    if (single(f) && f.terms[0]!.centre !== 0) yield [gaussianMixture([bump(0)]), g, s, t];
    if (single(g) && g.terms[0]!.centre !== 1) yield [f, gaussianMixture([bump(1)]), s, t];
    if (!Number.isInteger(s)) yield [f, g, 1, t];
    if (!Number.isInteger(t)) yield [f, g, s, 0];
  },
};

function anyMixture(random: Random): GaussianMixture {
  const term = (): GaussianTerm => ({
    weight: random.pick([1, 2, -1]),
    centre: 4 * random.uniform() - 2,
    width: 0.5 + 0.5 * random.uniform(),
  });
  return gaussianMixture(random.uniform() < 0.5 ? [term()] : [term(), term()]);
}

/** ((T_s f) * g)(t) = (f * g)(t - s). */
export const shiftEquivarianceOfIntegral: Law<IntegralConvolution, IntegralInstance> = law(
  "shift equivariance",
  "((T_s f) * g)(t) = (f * g)(t - s)",
  (convolution, f, g, s, t) => [convolution(f, g, t - s), convolution(translate(f, s), g, t)],
  (s, t) => ({
    should: `Shifting f by ${show(s)} should shift the result by ${show(s)}: its value at ${show(t)} should be the old value at ${show(t - s)}.`,
    names: [`(f * g)(${show(t - s)})`, `((T_s f) * g)(${show(t)})`],
    look: "it should be a sum over tau from -12 to 12, on both sides of 0 and in steps of about 0.01, of f(tau) g(t - tau)",
  }),
  (convolution, f, g, s, t) => {
    const same = (a: number, b: number): boolean => relativeError(a, b) < QUADRATURE_TOLERANCE;
    const now = convolution(translate(f, s), g, t);
    if (same(now, convolution(f, g, t + s)))
      return "it moved the other way: look at the sign of tau in the arguments of f and g";
    if (same(now, convolution(f, g, t)))
      return "shifting f changed nothing at all: does tau stand in the argument of g?";
    return undefined;
  },
);

/** (f * g)(t) = (g * f)(t). */
export const commutativityOfIntegral: Law<IntegralConvolution, IntegralInstance> = law(
  "commutativity",
  "(f * g)(t) = (g * f)(t)",
  (convolution, f, g, _, t) => [convolution(f, g, t), convolution(g, f, t)],
  (_, t) => ({
    should: "Exchanging f and g should change nothing.",
    names: [`(f * g)(${show(t)})`, `(g * f)(${show(t)})`],
    look: "tau runs over one of the arguments, t - tau over the other",
  }),
);

/** The value that is known exactly: N(a, s) * N(b, u) = N(a + b, sqrt(s^2 + u^2)). */
export const gaussiansConvolve: Law<IntegralConvolution, IntegralInstance> = law(
  "Gaussians convolve to a Gaussian",
  "N(a, s) * N(b, u) = N(a + b, \\sqrt{s^2 + u^2})",
  (convolution, f, g, _, t) => [convolveMixtures(f, g)(t), convolution(f, g, t)],
  (_, t) => ({
    should: "For Gaussians the integral is known exactly, and yours should agree with it.",
    names: [`exact value at ${show(t)}`, "yours"],
    look: "is every term multiplied by the step dtau, and is the step small enough (0.01, say)?",
  }),
);

function law(
  name: string,
  statement: string,
  sides: (convolution: IntegralConvolution, ...instance: IntegralInstance) => readonly [number, number],
  words: (
    s: number,
    t: number,
  ) => { readonly should: string; readonly names: readonly [string, string]; readonly look: string },
  diagnosis: (convolution: IntegralConvolution, ...instance: IntegralInstance) => string | undefined = () =>
    undefined,
): Law<IntegralConvolution, IntegralInstance> {
  return fromResidual({
    name,
    statement,
    instances: integralInstances,
    tolerance: QUADRATURE_TOLERANCE,
    residual(convolution, ...instance) {
      const [a, b] = sides(convolution, ...instance);
      return relativeError(a, b);
    },
    explain(convolution, f, g, s, t): Explanation {
      const { should, names, look } = words(s, t);
      const [a, b] = sides(convolution, f, g, s, t);
      const strange = [a, b].find((value) => !Number.isFinite(value));
      if (strange !== undefined) {
        return {
          should: "The result should be one finite number.",
          given: `f = ${mixtureInWords(f)}, g = ${mixtureInWords(g)}`,
          sides: [["got", show(strange)]],
        };
      }
      const [left, right] = showApart(a, b);
      return {
        should,
        given: `f = ${mixtureInWords(f)}, g = ${mixtureInWords(g)}`,
        sides: [
          [names[0], left],
          [names[1], right],
        ],
        look: diagnosis(convolution, f, g, s, t) ?? look,
      };
    },
  });
}

/** A mixture in words: "a Gaussian of area 1 at 0, width 0.5". */
export function mixtureInWords({ terms }: GaussianMixture): string {
  return terms
    .map(
      ({ weight, centre, width }) =>
        `a Gaussian of area ${show(weight)} at ${show(centre)}, width ${show(width)}`,
    )
    .join(" plus ");
}
