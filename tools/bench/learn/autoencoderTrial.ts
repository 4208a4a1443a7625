import { adam, type Layer, type Random, random, type Tensor, training } from "noether";
import { cosine, countParameters } from "noether/engine";
import type { LearningPoint } from "../../cells/data/learningCurve.js";
import { processorSeconds } from "../processorSeconds.js";
import type { Trial } from "./study.js";

/** What is seen of a trained autoencoder. */
type Seen = Pick<LearningPoint, "accuracy"> & Partial<Pick<LearningPoint, "whole" | "reconstruction">>;

/** An autoencoder, how it is trained, and what is seen of it. */
export interface AutoencoderTrial<Args extends readonly unknown[], Result, Parameters, Batch> {
  /** Its name in the curve. */
  readonly name: string;
  readonly model: Layer<Args, Result, Parameters>;
  readonly seed: number;
  readonly steps: number;
  /** The rate of Adam in the beginning; it falls to 0 along a cosine. */
  readonly rate: number;
  /** How many different examples it is trained on. */
  readonly examples: number;
  /** Batches without end, a stream of their own. */
  batches(draw: Random): Iterable<Batch>;
  loss(predict: (...args: Args) => Result, batch: Batch, draw: Random): Tensor;
  /** What is seen of it after its training. */
  look(parameters: Parameters): Seen;
}

/** One training of an autoencoder, as a trial. Lessons train by the same lines. */
export function autoencoderTrial<Args extends readonly unknown[], Result, Parameters, Batch>({
  name,
  model,
  seed,
  steps,
  rate,
  examples,
  batches,
  loss,
  look,
}: AutoencoderTrial<Args, Result, Parameters, Batch>): Trial {
  return {
    name: `${name}, seed ${seed}`,
    steps,
    async run(onStep) {
      const before = process.cpuUsage();
      const run = training({
        model,
        loss,
        optimizer: adam({ rate: cosine({ from: rate, steps }) }),
        batches: batches(random(1000 + seed)),
        draw: random(seed),
        steps,
      });
      for await (const now of run) onStep(now.step);
      const seconds = Number(processorSeconds(before).toFixed(3));
      const { parameters } = run.now;
      const { reconstruction, ...seen } = look(parameters);
      return [
        {
          model: name,
          images: examples,
          seed,
          steps,
          ...seen,
          ...(reconstruction !== undefined && { reconstruction: Number(reconstruction.toPrecision(4)) }),
          parameters: countParameters(parameters),
          seconds,
        },
      ];
    },
  };
}
