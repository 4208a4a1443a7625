import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { se2GCnn } from "noether/models";
import type { DigitTensors } from "../../cells/data/digitTensors.js";
import type { LearningPoint } from "../../cells/data/learningCurve.js";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { conversation } from "../conversation.js";
import { anyAngle, digitsTurned } from "./digits.js";
import { networkTrial, seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";
import { batchSize, rate } from "./training.js";

const images = 600;
const steps = 400;

/** The same task for this library and for escnn, in turn. */
export const besideEscnn: Study = {
  name: "beside-escnn",
  question: "600 rotated digits: the C4 network of this library and the same of escnn, one thread each",
  needsPeer: true,
  async trials({ seeds, python }) {
    const { train, test } = await digitsTurned(anyAngle);
    return seedsUpTo(seeds).flatMap((seed): Trial[] => [
      networkTrial({
        model: "se2GCnn",
        images,
        seed,
        stops: [steps],
        network: se2GCnn(),
        digits: () => train(images),
        look: ({ accuracy }) => [{ accuracy: accuracy(test) }],
      }),
      {
        name: `escnn, ${images} images, seed ${seed}`,
        steps,
        run: async () => [await byEscnn(python!, train(images), test, seed)],
      },
    ]);
  },
};

/** What a peer is asked: files of float32 images, row-major, and their labels. */
interface Asked {
  readonly train: { readonly file: string; readonly labels: readonly number[] };
  readonly test: Asked["train"];
  readonly shape: readonly number[];
  readonly steps: number;
  readonly batch: number;
  readonly rate: number;
  readonly seed: number;
}

type Answer = Pick<LearningPoint, "accuracy" | "parameters" | "seconds">;

/**
 * Trains escnn's network on the same images.
 *
 * @throws UserError if the Python has no escnn, or fails
 */
async function byEscnn(
  python: string,
  train: DigitTensors,
  test: DigitTensors,
  seed: number,
): Promise<LearningPoint> {
  const folder = await mkdtemp(join(tmpdir(), "noether-learn-"));
  const talk = await conversation<Asked, Answer>(python, [
    join(root, "tools", "bench", "peers", "learn_on_escnn.py"),
  ]);
  try {
    const stored = async (name: string, { images, labels }: DigitTensors): Promise<Asked["train"]> => {
      const file = join(folder, name);
      const { buffer, byteOffset, byteLength } = Float32Array.from(images.values);
      await writeFile(file, new Uint8Array(buffer, byteOffset, byteLength));
      return { file, labels };
    };
    const answer = await talk.ask(
      {
        train: await stored("train", train),
        test: await stored("test", test),
        shape: train.images.shape.slice(1),
        steps,
        batch: batchSize,
        rate,
        seed,
      },
      3_600_000,
    );
    if (typeof answer === "string") throw new UserError(`escnn did not train: ${answer}`);
    return { model: "escnn", images, seed, steps, ...answer };
  } finally {
    talk.close();
    await rm(folder, { recursive: true });
  }
}
