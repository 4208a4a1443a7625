import { type Layer, minibatches, random, type Tensor, training } from "noether";
import {
  type AdamState,
  adamW,
  clip,
  cosine,
  countParameters,
  readCheckpoint,
  saveCheckpoint,
  warmUp,
} from "noether/engine";
import { processorSeconds } from "../processorSeconds.js";
import type { Halfway } from "./study.js";

/** How a network is fitted to examples. */
export interface Fit<Args extends readonly unknown[], Result, Parameters, Example> {
  readonly model: Layer<Args, Result, Parameters>;
  readonly examples: readonly Example[];
  /** How many examples a step sees, */
  readonly batch: number;
  /** and how many steps there are. */
  readonly steps: number;
  /** The rate of Adam in the beginning; it falls to 0 along a cosine. */
  readonly rate: number;
  /** In how many steps the rate grows to that, evenly (default: at once). */
  readonly warm?: number;
  /** How fast weights decay (default: not at all). */
  readonly decay?: number;
  /** To what norm gradients are cut, where they are longer (default: to none). */
  readonly norm?: number;
  readonly seed: number;
  loss(predict: (...args: Args) => Result, batch: readonly Example[]): Tensor;
  /** The error on examples that are neither trained on nor tested with: the parameters with the least are kept. */
  error(predict: (...args: Args) => Result): number;
  /** How often it is looked at, evenly, the last step among them (default: 10). */
  readonly looks?: number;
  /** Is told how many steps are done; what it throws ends the training. */
  readonly onStep: (steps: number) => void;
  /** Where it keeps how far it is after each look, and goes on from. */
  readonly halfway: Halfway;
}

/** A network that was fitted. */
export interface Fitted<Args extends readonly unknown[], Result, Parameters> {
  readonly predict: (...args: Args) => Result;
  readonly parameters: Parameters;
  /** How many numbers these are. */
  readonly count: number;
  /** After how many steps the error on the examples for validation was least, */
  readonly best: number;
  /** and that error. */
  readonly validation: number;
  /** Seconds of the processor, those looks included. */
  readonly seconds: number;
}

/** A place of a fit from which it goes on. */
interface Place<Parameters> {
  readonly step: number;
  readonly parameters: Parameters;
  readonly state: AdamState;
  readonly best: { readonly step: number; readonly parameters: Parameters; readonly error: number };
  readonly seconds: number;
}

/** Fits a network, and keeps the parameters that are best on examples which it is not trained on. */
export async function fitted<Args extends readonly unknown[], Result, Parameters, Example>({
  model,
  examples,
  batch,
  steps,
  rate,
  warm = 1,
  decay = 0,
  norm,
  seed,
  loss,
  error,
  looks = 10,
  onStep,
  halfway,
}: Fit<Args, Result, Parameters, Example>): Promise<Fitted<Args, Result, Parameters>> {
  const steady = adamW({ rate: warmUp(warm, cosine({ from: rate, steps })), decay });
  const optimizer = norm === undefined ? steady : clip(norm, steady);
  const predictBy =
    (parameters: Parameters) =>
    (...args: Args): Result =>
      model.apply(parameters, ...args);
  const draw = random(seed);
  const first = model.init(draw);
  const begin: Place<Parameters> = {
    step: 0,
    parameters: first,
    state: optimizer.init(first),
    best: { step: 0, parameters: first, error: Number.POSITIVE_INFINITY },
    seconds: 0,
  };
  const kept = halfway.read();
  let place = kept ? readCheckpoint(kept, begin) : begin;
  // Batches are a stream of their own, so that the one after a step is the same again.
  const size = Math.min(batch, examples.length);
  const batches = minibatches({ examples }, { size, draw: random(1000 + seed) })[Symbol.iterator]();
  for (let step = 0; step < place.step; step++) batches.next();
  for (let look = 1; look <= looks; look++) {
    const until = Math.ceil((steps * look) / looks);
    if (until <= place.step) continue;
    const before = process.cpuUsage();
    const run = training({
      model,
      loss: (predict, { examples }: { readonly examples: readonly Example[] }) => loss(predict, examples),
      optimizer,
      batches: { [Symbol.iterator]: () => batches },
      draw,
      steps: until,
      from: place,
    });
    for await (const { step } of run) onStep(step);
    const { step, parameters, state } = run.now;
    const found = error(predictBy(parameters));
    const best = found < place.best.error ? { step, parameters, error: found } : place.best;
    place = { step, parameters, state, best, seconds: place.seconds + processorSeconds(before) };
    halfway.keep(saveCheckpoint({ ...place }));
  }
  const { best, seconds } = place;
  return {
    predict: predictBy(best.parameters),
    parameters: best.parameters,
    count: countParameters(best.parameters),
    best: best.step,
    validation: best.error,
    seconds: Number(seconds.toFixed(3)),
  };
}
