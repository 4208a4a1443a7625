import { type GaussianMixture, type GaussianTerm, gaussianMixture, type Random } from "noether";
import { type Instances, show } from "noether/laws";

/** Two mixtures of Gaussians, a shift s and a point t: where the integral is tried. */
export type MixtureInstance = readonly [f: GaussianMixture, g: GaussianMixture, s: number, t: number];

const bump = (centre: number, width = 1): GaussianMixture => gaussianMixture([{ weight: 1, centre, width }]);

/** One or two Gaussians each, centres within 2, widths from 0.5 to 1, shifts and points within 2. */
export const mixtureInstances: Instances<MixtureInstance> = {
  examples: [
    [bump(0), bump(1), 1, 0],
    [bump(1), bump(0, 0.5), 1, 1],
    [bump(-1), bump(1), 2, 1],
    // Functions, shifts and points as far out as they get: a sum from -6 to 6 misses part of the integral.
    [bump(2), bump(-2), 2, 2],
    [bump(-2), bump(2), -2, -2],
  ],
  draw: (random) => [anyMixture(random), anyMixture(random), within2(random), within2(random)],
  *simpler([f, g, s, t]) {
    const [single, other] = [f.terms.length === 1, g.terms.length === 1];
    if (!single) yield [gaussianMixture(f.terms.slice(0, 1)), g, s, t];
    if (!other) yield [f, gaussianMixture(g.terms.slice(0, 1)), s, t];
    if (single && f.terms[0].centre !== 0) yield [bump(0), g, s, t];
    if (other && g.terms[0].centre !== 1) yield [f, bump(1), s, t];
    if (!Number.isInteger(s)) yield [f, g, 1, t];
    if (!Number.isInteger(t)) yield [f, g, s, 0];
  },
};

const within2 = (random: Random): number => 4 * random.uniform() - 2;

function anyMixture(random: Random): GaussianMixture {
  const term = (): GaussianTerm => ({
    weight: random.pick([1, 2, -1]),
    centre: within2(random),
    width: 0.5 + 0.5 * random.uniform(),
  });
  return gaussianMixture(random.uniform() < 0.5 ? [term()] : [term(), term()]);
}

/** A mixture in words, without areas and widths of 1: "a Gaussian at 0 of width 0.5". */
export function mixtureInWords({ terms }: GaussianMixture): string {
  return terms
    .map(({ weight, centre, width }) =>
      [
        "a Gaussian",
        weight === 1 ? "" : `of area ${show(weight)}`,
        `at ${show(centre)}`,
        width === 1 ? "" : `of width ${show(width)}`,
      ]
        .filter((words) => words !== "")
        .join(" "),
    )
    .join(" plus ");
}
