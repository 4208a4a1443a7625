import type { Tensor } from "noether";
import { radians } from "noether";
import { se2GCnn } from "noether/models";
import type { DigitTensors } from "../../cells/data/digitTensors.js";
import { anyAngle, digitsTurned } from "./digits.js";
import { networkTrial, seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";
import type { Classifier, Trained } from "./training.js";

const images = 600;

/** How many of the test digits are turned. */
const tested = 200;

/** Degrees by which they are turned: in the group for N = 16, for N = 8 as well, and for all but N = 1. */
const turns = [22.5, 45, 90];

/** What N and the sides of the kernels change of logits under turns, before and after training. */
export const betweenTurns: Study = {
  name: "between-turns",
  question: "how much the answers of SE(2, N) networks change when a digit turns, before and after training",
  async trials({ seeds }) {
    const { train } = await digitsTurned(anyAngle);
    const made = await Promise.all(
      [0, ...turns].map((turn) => digitsTurned((digits, i) => anyAngle(digits, i) + radians(turn))),
    );
    let digits: readonly DigitTensors[] | undefined;
    const look = (network: Trained) => {
      const [still, ...turned] = (digits ??= made.map(({ test }) => first(test(), tested)));
      const before = network.logits(still!.images);
      return turned.map((after, k) => ({
        turn: turns[k]!,
        accuracy: network.accuracy(after),
        change: Number(change(before, network.logits(after.images)).toPrecision(3)),
      }));
    };
    return seedsUpTo(seeds).flatMap((seed): Trial[] => {
      const trial = (model: string, network: Classifier, steps: number): Trial =>
        networkTrial({
          model,
          images,
          seed,
          stops: [0, steps],
          network,
          digits: () => train(images),
          look,
        });
      return [
        trial("se2GCnn", se2GCnn(), 400),
        ...[1, 4, 8, 16].flatMap((orientations) =>
          [3, 5, 7].map((side) =>
            trial(
              `N = ${orientations}, side ${side}`,
              se2GCnn({ orientations, channels: 4, sides: [side, side, side] }),
              200,
            ),
          ),
        ),
      ];
    });
  },
};

/**
 * How far logits l' of turned digits are from those of the same digits before, l, in units of how much l differs from
 * digit to digit:
 *
 *     sqrt(mean |l' - l|^2 / mean |l - mean l|^2)
 *
 * 0 if turns change nothing, sqrt(2) if l' has no more to do with l than the logits of some other digit.
 */
function change(before: Tensor, after: Tensor): number {
  const apart = after.sub(before).square().mean().item();
  return Math.sqrt(apart / before.sub(before.mean(0)).square().mean().item());
}

/** The first so many digits. */
function first({ images, labels }: DigitTensors, count: number): DigitTensors {
  return { images: images.slice(0, 0, count), labels: labels.slice(0, count) };
}
