import {
  accuracy,
  adam,
  concat,
  crossEntropy,
  type Layer,
  minibatches,
  random,
  type Tensor,
  training,
} from "noether";
import { type AdamState, calibrate, countParameters, type Start } from "noether/engine";
import type { DigitTensors } from "../../cells/data/digitTensors.js";
import { processorSeconds } from "../processorSeconds.js";

/** A network that gives logits of classes. */
export type Classifier = Layer<[images: Tensor], Tensor, unknown>;

/** What all trainings have in common, found by trying: docs/LEARNING.md. */
export const batchSize = 64;
export const rate = 0.01;

/** How a network is trained. */
export interface TrainingPlan {
  readonly network: Classifier;
  readonly digits: DigitTensors;
  readonly seed: number;
  /** After how many steps it is looked at, in ascending order; 0: before the first. */
  readonly stops: readonly number[];
  /** Is told how many steps are done; what it throws ends the training. */
  readonly onStep: (steps: number) => void;
}

/** A network after so many steps. */
export interface Trained {
  readonly steps: number;
  /** How many numbers are learned. */
  readonly parameters: number;
  /** Seconds of the processor, of training alone. */
  readonly seconds: number;
  /** [digit, class] */
  logits(images: Tensor): Tensor;
  /** How many of some digits it gets right, 0 to 1. */
  accuracy(digits: DigitTensors): number;
}

/** Trains a network on digits, and looks at it after so many steps. Lessons train by the same lines. */
export async function* trained({
  network,
  digits,
  seed,
  stops,
  onStep,
}: TrainingPlan): AsyncGenerator<Trained, void, undefined> {
  const draw = random(seed);
  const batches = minibatches({ ...digits }, { size: batchSize, draw });
  let from: Start<unknown, AdamState> | undefined;
  let seconds = 0;
  for (const steps of stops) {
    const before = process.cpuUsage();
    const run = training({
      model: network,
      loss: (predict, { images, labels }: DigitTensors) => crossEntropy(predict(images), labels),
      optimizer: adam({ rate }),
      batches,
      draw,
      steps,
      ...(from && { from }),
    });
    if (steps > 0) for await (const now of run) onStep(now.step);
    from = run.now;
    seconds += processorSeconds(before);
    // The statistics of the training images, in place of those of a batch.
    const parameters = calibrate(
      network,
      run.now.parameters,
      parts(digits.images).map((part) => [part] as const),
    );
    const logits = (images: Tensor): Tensor =>
      concat(
        parts(images).map((part) => network.apply(parameters, part)),
        0,
      );
    yield {
      steps,
      parameters: countParameters(parameters),
      seconds,
      logits,
      accuracy: ({ images, labels }) => accuracy(logits(images), labels),
    };
  }
}

/** Images in parts of at most 100, because a network that sees all of them at once takes much memory. */
function parts(images: Tensor): Tensor[] {
  const n = images.shape[0]!;
  return Array.from({ length: Math.ceil(n / 100) }, (_, k) =>
    images.slice(0, 100 * k, Math.min(n, 100 * (k + 1))),
  );
}
