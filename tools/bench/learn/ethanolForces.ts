import { type AtomicGraph, besselBasis, dense, layer, type Tensor } from "noether";
import { painn, schNet } from "noether/models";
import { mdEthanol } from "../../cells/data/molecule.js";
import { forceBaselines } from "./forceBaselines.js";
import { type Contender, cutoff, forceTrial, type Potential } from "./forces.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";

/** How many frames are learned from, and in how many steps: with 25 frames more make no network better. */
const sizes = [
  { count: 25, steps: 1500 },
  { count: 100, steps: 3000 },
  { count: 400, steps: 3000 },
];

/** What all networks are trained with, found on the frames for validation: docs/LEARNING.md. */
const plan = { batch: 5, steps: 3000, rate: 5e-3 };

/** PaiNN as it is trained and shipped: 32 features and 6 Bessel functions, which learn more from few frames than 20. */
export const ethanolPainn: Contender = {
  name: "painn",
  model: painn({
    elements: [1, 6, 8],
    cutoff,
    features: 32,
    basis: besselBasis({ number: 6, end: cutoff }),
  }),
  ...plan,
};

/** The rivals, of equal numbers of parameters within 6 %: with distances alone, and with coordinates alone. */
export const rivals: readonly Contender[] = [
  ethanolPainn,
  { name: "schNet", model: schNet({ elements: [1, 6, 8], cutoff, features: 51 }), ...plan },
];
export const onCoordinates: Contender = {
  name: "mlp",
  model: energyOfCoordinates(9, 178),
  ...plan,
  rate: 3e-4,
};

/** The forces of ethanol from few frames: what vectors gain over distances, and over a kernel of distances. */
export const ethanolForces: Study = {
  name: "ethanol-forces",
  question:
    "forces of ethanol: PaiNN, SchNet and a perceptron of equal parameters, and a kernel of inverse distances",
  async trials({ seeds }) {
    const ethanol = await mdEthanol();
    return sizes.flatMap(({ count, steps }): Trial[] => [
      ...forceBaselines(ethanol, count),
      ...seedsUpTo(seeds).flatMap((seed) =>
        [...rivals, ...(count === 100 ? [onCoordinates] : [])].map((contender) =>
          forceTrial(ethanol, count, seed, { ...contender, steps }),
        ),
      ),
      // What a lesson can make again in seconds.
      ...(count === 100 ? seedsUpTo(seeds) : []).map((seed) =>
        forceTrial(ethanol, count, seed, { ...ethanolPainn, steps: 1000 }),
      ),
    ]);
  },
};

/** Two layers of silu on the coordinates of a molecule around its mean, which know neither turns nor exchanges of atoms. */
function energyOfCoordinates(atoms: number, hidden: number): Potential {
  return layer(
    { one: dense(3 * atoms, hidden), two: dense(hidden, hidden), out: dense(hidden, 1) },
    ({ one, two, out }, x: Tensor, { graphs }: AtomicGraph): Tensor => {
      const each = x.reshape([graphs, atoms, 3]);
      const centred = each.sub(each.mean(1, { keep: true })).reshape([graphs, 3 * atoms]);
      return out(two(one(centred).silu()).silu()).reshape([graphs]);
    },
  );
}
