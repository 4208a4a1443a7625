import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { se2GCnn } from "noether/models";
import type { DigitTensors } from "../../cells/data/digitTensors.js";
import type { LearningPoint } from "../../cells/data/learningCurve.js";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { conversation } from "../conversation.js";
import { pythonModules } from "../pythonModules.js";
import { anyAngle, digitsTurned } from "./digits.js";
import { networkTrial, seedsUpTo } from "./networkTrial.js";
import type { Study, Trial } from "./study.js";
import { batchSize, rate } from "./training.js";

const images = 600;
const steps = 400;

/**
 * How many fields each layer of escnn's network has: as many as ours, and as many as give it as many parameters. Its
 * kernels are made of rings, of which 3 x 3 places have room for six in place of nine.
 */
const fields = [10, 12];

/** The same task for this library and for escnn, in turn. */
export const besideEscnn: Study = {
  name: "beside-escnn",
  question: "600 rotated digits: the C4 network of this library and that of escnn, one thread each",
  needsPeer: true,
  async trials({ seeds, python }) {
    checkPython(python!);
    const { train, test } = await digitsTurned(anyAngle);
    return seedsUpTo(seeds).flatMap((seed): Trial[] => [
      networkTrial({
        model: "se2GCnn",
        images,
        seed,
        stops: [steps],
        network: se2GCnn(),
        digits: () => train(images),
        look: ({ accuracy }) => [{ accuracy: accuracy(test()) }],
      }),
      ...fields.map((count) => ({
        name: `escnn, ${count} fields, ${images} images, seed ${seed}`,
        steps,
        run: async () => [await byEscnn(python!, count, train(images), test(), seed)],
      })),
    ]);
  },
};

/**
 * That a Python has escnn.
 *
 * @throws UserError
 */
function checkPython(python: string): void {
  const has = pythonModules(python, ["escnn"]);
  if (has?.includes("escnn")) return;
  throw new UserError(
    has === undefined
      ? `expected the path of a Python, got "${python}", which does not run as a Python`
      : `expected a Python with escnn, got ${python}, which has none: "${python}" -m pip install escnn`,
  );
}

/** What a peer is asked: files of float32 images, row-major, and their labels. */
interface Asked {
  readonly train: { readonly file: string; readonly labels: readonly number[] };
  readonly test: Asked["train"];
  /** That of one image: [1, rows, columns]. */
  readonly shape: readonly number[];
  readonly fields: number;
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
  count: number,
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
        fields: count,
        steps,
        batch: batchSize,
        rate,
        seed,
      },
      3_600_000,
    );
    if (typeof answer === "string") throw new UserError(`escnn did not train: ${answer}`);
    return { model: `escnn, ${count} fields`, images, seed, steps, ...answer };
  } finally {
    talk.close();
    await rm(folder, { recursive: true });
  }
}
