import { concat, sortedOrbits, tensor } from "noether";
import { mlp, plainCnn, se2GCnn } from "noether/models";
import type { DigitTensors } from "../../cells/data/digitTensors.js";
import { digitsTurned, quarterOf, side } from "./digits.js";
import { networkTrial, seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";
import type { Classifier } from "./training.js";

/** How a network comes to know of quarter turns. */
interface Way {
  /** The network: of about 8,000 parameters for a width of 1, of 2,000 for 1/2, of 32,000 for 2. */
  network(width: Width): Classifier;
  /** What it learns from, made of the upright digits and of those turned by one, two and three quarters. */
  learnsFrom?(turns: readonly DigitTensors[]): DigitTensors;
  /** What it sees of digits. */
  sees?(digits: DigitTensors): DigitTensors;
}

type Width = 0.5 | 1 | 2;

const cnn: Way = { network: (width) => plainCnn({ channels: 20 * width }) };

/** The ways of chapter 00, by their names. */
const ways: Readonly<Record<string, Way>> = {
  plain: cnn,
  augmented: { ...cnn, learnsFrom: together },
  invariant: {
    network: (width) => mlp({ inputs: side ** 2, hidden: { 0.5: 7, 1: 24, 2: 84 }[width] }),
    sees: orbitsSorted,
  },
  equivariant: { network: (width) => se2GCnn({ channels: 10 * width }) },
};

/** Trained on upright digits, tested with digits that are turned by quarters, and with upright ones. */
export const whySymmetry: Study = {
  name: "why-symmetry",
  question: "trained on upright digits, tested with digits turned by quarters: four ways to know of turns",
  async trials({ seeds }) {
    const turns = await Promise.all([0, 1, 2, 3].map((k) => digitsTurned(() => (k * Math.PI) / 2)));
    const [upright, turned] = [turns[0]!, await digitsTurned(quarterOf)];
    return seedsUpTo(seeds).flatMap((seed) => {
      const trial = (name: string, images: number, stops: readonly number[], width: Width = 1): Trial => {
        const { network, learnsFrom = ([first]) => first!, sees = (digits) => digits } = ways[name]!;
        return networkTrial({
          model: name,
          images,
          seed,
          stops,
          also: width === 1 ? "" : `, width x ${width}`,
          network: network(width),
          digits: () => sees(learnsFrom(turns.map(({ train }) => train(images)))),
          look: ({ accuracy }) => [
            { accuracy: accuracy(sees(turned.test())), upright: accuracy(sees(upright.test())) },
          ],
        });
      };
      const names = Object.keys(ways);
      return [
        ...names.map((name) => trial(name, 600, [25, 50, 100, 200, 400, 800])),
        ...[100, 300, 2000].flatMap((images) => names.map((name) => trial(name, images, [400]))),
        ...([0.5, 2] as const).flatMap((width) =>
          names.slice(1).map((name) => trial(name, 600, [400], width)),
        ),
      ];
    });
  },
};

/** Augmentation: all turns of all digits. */
function together(turns: readonly DigitTensors[]): DigitTensors {
  return {
    images: concat(
      turns.map(({ images }) => images),
      0,
    ),
    labels: turns.flatMap(({ labels }) => labels),
  };
}

/** Features that quarter turns leave as they are, in place of pixels. */
function orbitsSorted({ images, labels }: DigitTensors): DigitTensors {
  const pixels = images.toArray() as number[][][][];
  return { images: tensor(pixels.map(([image]) => sortedOrbits(image!))), labels };
}
