import type { Tensor } from "noether";
import { concat } from "noether";
import { mlp, plainCnn } from "noether/models";
import { type DigitTensors, digitTensors } from "../../cells/data/digitTensors.js";
import { mnist } from "../../cells/data/mnist.js";
import { networkTrial, seedsUpTo } from "./networkTrial.js";
import type { Study } from "./study.js";
import type { Classifier } from "./training.js";

/** Pixels a side of the digits, and of the torus that they lie on. */
const [small, torus] = [14, 20];

/** A network that knows shifts, exactly, and one that knows nothing, of equal numbers of parameters within 6 %. */
const rivals: Readonly<Record<string, () => Classifier>> = {
  plainCnn: () => plainCnn({ border: "circular", pools: 0 }),
  mlp: () => mlp({ inputs: torus ** 2, hidden: 19 }),
};

const images = 2000;
const shifts = [0, 1, 2, 3, 4, 6, 8, 10];

/** Digits in the middle of a torus, learned there and tested after shifts to the right. */
export const shiftedDigits: Study = {
  name: "shifted-digits",
  question:
    "digits learned in the middle of a torus, tested after shifts: a plain CNN, an MLP of equal parameters",
  async trials({ seeds }) {
    const digits = await mnist();
    const inTheMiddle = (indices: readonly number[]): DigitTensors => {
      const made = digitTensors(digits, indices, { side: small });
      const border = (torus - small) / 2;
      return { ...made, images: made.images.pad(2, border, border).pad(3, border, border) };
    };
    let test: DigitTensors | undefined;
    return seedsUpTo(seeds).flatMap((seed) =>
      Object.entries(rivals).map(([model, network]) =>
        networkTrial({
          model,
          images,
          seed,
          stops: [400],
          network: network(),
          digits: () => inTheMiddle(digits.train.slice(0, images)),
          look: ({ accuracy }) => {
            const { images: still, labels } = (test ??= inTheMiddle(digits.test));
            return shifts.map((shift) => ({
              shift,
              accuracy: accuracy({ images: shiftedRight(still, shift), labels }),
            }));
          },
        }),
      ),
    );
  },
};

/** Images on a torus, shifted to the right: what leaves on one side comes in on the other. */
function shiftedRight(x: Tensor, shift: number): Tensor {
  const columns = x.shape[3]!;
  return shift === 0 ? x : concat([x.slice(3, columns - shift), x.slice(3, 0, columns - shift)], 3);
}
