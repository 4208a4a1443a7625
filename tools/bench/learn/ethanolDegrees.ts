import { nequip } from "noether/models";
import { mdEthanol } from "../../cells/data/molecule.js";
import { type Contender, forceTrial } from "./forces.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Study } from "./study.js";

/** How many frames are learned from, and in how many steps: twice as many for four times the frames. */
const sizes = [
  { count: 25, steps: 2500 },
  { count: 100, steps: 5000 },
  { count: 400, steps: 10_000 },
];

/** NequIP with features of degrees up to l, of equal numbers of parameters within 6 %, by names of the curve. */
const features: Readonly<Record<string, string>> = {
  "nequip, l = 0": "36x0e",
  "nequip, l = 1": "23x0e + 23x1o",
  "nequip, l = 2": "16x0e + 16x1o + 16x2e",
};

/** How many neighbours an atom of ethanol has on average that are nearer than the cutoff. */
const neighbours = 8;

/** The networks with what they are trained with, found on the frames for validation: docs/LEARNING.md. */
export const degrees: readonly Contender[] = Object.entries(features).map(([name, features]) => ({
  name,
  model: nequip({
    ...{ elements: [1, 6, 8], cutoff: 4, features, neighbours },
    ...{ layers: 3, functions: 8, hidden: [32] },
  }),
  batch: 5,
  steps: 5000,
  rate: 1e-2,
}));

/** NequIP as it is trained and shipped. */
export const ethanolNequip: Contender = degrees.at(-1)!;

/** As many steps as a lesson can make in seconds. */
export const short = 1500;

/** The forces of ethanol by NequIP: what vectors gain over scalars, and tensors of degree 2 over both. */
export const ethanolDegrees: Study = {
  name: "ethanol-degrees",
  question: "forces of ethanol by NequIP with features of degree 0, up to 1 and up to 2, of equal parameters",
  async trials({ seeds }) {
    const ethanol = await mdEthanol();
    return [...sizes, { count: 100, steps: short }].flatMap(({ count, steps }) =>
      seedsUpTo(seeds).flatMap((seed) =>
        degrees.map((contender) => forceTrial(ethanol, count, seed, { ...contender, steps })),
      ),
    );
  },
};
