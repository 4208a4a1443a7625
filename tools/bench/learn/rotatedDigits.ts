import { plainCnn, se2GCnn } from "noether/models";
import { digitTensors } from "../../cells/data/digitTensors.js";
import { mnist } from "../../cells/data/mnist.js";
import { processorSeconds } from "../processorSeconds.js";
import { anyAngle, digitsTurned } from "./digits.js";
import { kernelRegression } from "./kernelRegression.js";
import { networkTrial, seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";
import type { Classifier } from "./training.js";

/** The networks that are compared, of equal numbers of parameters within 6 %. */
export const rivals: Readonly<Record<string, () => Classifier>> = {
  plainCnn: () => plainCnn(),
  se2GCnn: () => se2GCnn(),
};

const sizes = [100, 300, 600, 2000];

/** Rotated digits, trained on and tested with: what a network gains that knows rotations, at equal parameters. */
export const rotatedDigits: Study = {
  name: "rotated-digits",
  question:
    "digits rotated by any angle: a plain CNN, a C4 network of equal parameters, and a kernel of pixels",
  async trials({ seeds }) {
    const { train, test } = await digitsTurned(anyAngle);
    return sizes.flatMap((images): Trial[] => [
      { name: `kernel, ${images} images`, steps: 0, run: () => kernel(images) },
      ...seedsUpTo(seeds).flatMap((seed) =>
        Object.entries(rivals).map(([model, network]) =>
          networkTrial({
            model,
            images,
            seed,
            stops: [400],
            network: network(),
            digits: () => train(images),
            look: ({ accuracy }) => [{ accuracy: accuracy(test()) }],
          }),
        ),
      ),
    ]);
  },
};

/** The kernel sees the digits at their full size, 28 x 28; it draws nothing, so it has one seed. */
async function kernel(images: number) {
  const digits = await mnist();
  const of = (indices: readonly number[]) =>
    digitTensors(digits, indices, { angle: (i) => anyAngle(digits, i) });
  const [train, test] = [of(digits.train.slice(0, images)), of(digits.test)];
  const before = process.cpuUsage();
  const accuracy = kernelRegression(train, test);
  const seconds = Number(processorSeconds(before).toFixed(3));
  return [{ model: "kernel", images, seed: 1, steps: 0, accuracy, parameters: 10 * images, seconds }];
}
