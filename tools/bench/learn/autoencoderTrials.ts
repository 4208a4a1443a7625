import { adam, type Layer, type Random, random, type Tensor, training } from "noether";
import { cosine, countParameters } from "noether/engine";
import type { LearningPoint } from "../../cells/data/learningCurve.js";
import { processorSeconds } from "../processorSeconds.js";
import { seedsUpTo } from "./networkTrial.js";
import type { Trial } from "./study.js";

/** What is seen of a trained autoencoder. */
type Seen = Pick<LearningPoint, "accuracy"> & Partial<Pick<LearningPoint, "whole" | "reconstruction">>;

/** Autoencoders that are compared, how they are trained, and what is seen of each. */
export interface AutoencoderTrials<Args extends readonly unknown[], Result, Batch> {
  /** By their names in the curve. */
  readonly rivals: Readonly<Record<string, Layer<Args, Result, unknown>>>;
  /** How often each is trained, each time from other numbers. */
  readonly seeds: number;
  readonly steps: number;
  /** The rate of Adam in the beginning; it falls to 0 along a cosine. */
  readonly rate: number;
  /** How many different examples they are trained on. */
  readonly examples: number;
  /** Batches without end, a stream of their own. */
  batches(draw: Random): Iterable<Batch>;
  loss(predict: (...args: Args) => Result, batch: Batch, draw: Random): Tensor;
  /** What is seen of one after its training. */
  look(model: Layer<Args, Result, unknown>, parameters: unknown): Seen;
}

/** Trainings of autoencoders, as trials. */
export function autoencoderTrials<Args extends readonly unknown[], Result, Batch>({
  rivals,
  seeds,
  ...plan
}: AutoencoderTrials<Args, Result, Batch>): Trial[] {
  return seedsUpTo(seeds).flatMap((seed) =>
    Object.entries(rivals).map(([name, model]) => autoencoderTrial(name, model, seed, plan)),
  );
}

/** An autoencoder that was trained. */
export interface TrainedAutoencoder {
  readonly parameters: unknown;
  /** Seconds of the processor. */
  readonly seconds: number;
}

/** Trains one, from the numbers of a seed. */
export async function trainedAutoencoder<Args extends readonly unknown[], Result, Batch>(
  model: Layer<Args, Result, unknown>,
  seed: number,
  {
    steps,
    rate,
    batches,
    loss,
  }: Pick<AutoencoderTrials<Args, Result, Batch>, "steps" | "rate" | "batches" | "loss">,
  onStep: (steps: number) => void,
): Promise<TrainedAutoencoder> {
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
  return { parameters: run.now.parameters, seconds: Number(processorSeconds(before).toFixed(3)) };
}

function autoencoderTrial<Args extends readonly unknown[], Result, Batch>(
  name: string,
  model: Layer<Args, Result, unknown>,
  seed: number,
  plan: Omit<AutoencoderTrials<Args, Result, Batch>, "rivals" | "seeds">,
): Trial {
  const { steps, examples, look } = plan;
  return {
    name: `${name}, seed ${seed}`,
    steps,
    async run(onStep) {
      const { parameters, seconds } = await trainedAutoencoder(model, seed, plan, onStep);
      const { reconstruction, ...seen } = look(model, parameters);
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
