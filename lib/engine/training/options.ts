import type { Random } from "../../numbers/random.js";
import type { Backend } from "../backend.js";
import type { Average } from "../optimizer/averaged.js";
import type { Optimizer } from "../optimizer/optimizer.js";
import type { Layer } from "../part.js";
import type { Tensor } from "../tensor.js";
import type { Clock } from "./clock.js";
import type { Progress } from "./progress.js";

/** What a model is trained with. */
export interface TrainingOptions<Args extends readonly unknown[], Result, Parameters, Batch, State> {
  readonly model: Layer<Args, Result, Parameters>;
  /**
   * How wrong the model is for a batch, one number that is to become small.
   *
   * @param predict the model at the parameters of now
   * @param draw the training's stream, for dropout and the like
   */
  loss(predict: (...args: Args) => Result, batch: Batch, draw: Random): Tensor;
  readonly optimizer: Optimizer<State>;
  /** One for each step: a list, or what makes them one by one, without end if you like. */
  readonly batches: Iterable<Batch> | AsyncIterable<Batch>;
  /** Draws the first parameters, and what the loss draws. */
  readonly draw: Random;
  /** How many steps are made altogether, those before `from` among them (default: as many as there are batches). */
  readonly steps?: number;
  /** From where it goes on (default: parameters that are drawn): what a training yielded, or what was stored of it. */
  readonly from?: Start<Parameters, State>;
  /** A running mean of the parameters, such as `averaged(0.999)`. */
  readonly average?: Average;
  /** How often it says where it is, in milliseconds (default: 100). */
  readonly every?: number;
  readonly backend?: Backend;
  /** For tests: the machine's by default. */
  readonly clock?: Clock;
}

/** Where a training begins. */
export interface Start<Parameters, State> {
  readonly step: number;
  readonly parameters: Parameters;
  readonly state: State;
  readonly average?: Parameters;
}

/** A training: looping over it is what makes the steps. */
export interface Training<Parameters, State> extends AsyncIterable<Progress<Parameters, State>> {
  /** Where it is after the last whole step, also when the loop over it was interrupted. */
  readonly now: Progress<Parameters, State>;
}

/**
 * That a training has what it takes.
 *
 * @throws TypeError naming the part that is missing or another thing
 */
export function checkOptions(options: {
  readonly model: unknown;
  readonly loss: unknown;
  readonly optimizer: unknown;
  readonly batches: unknown;
  readonly draw: unknown;
}): void {
  const has = (value: unknown, ...names: readonly PropertyKey[]): boolean =>
    value !== null &&
    (typeof value === "object" || typeof value === "function") &&
    names.every((name) => name in value);
  const expect = (part: keyof typeof options, isRight: boolean, what: string): void => {
    if (!isRight)
      throw new TypeError(`training: expected ${part} to be ${what}, got ${String(options[part])}`);
  };
  expect("model", has(options.model, "init", "apply"), "a layer");
  expect(
    "loss",
    typeof options.loss === "function",
    "a function, (predict, batch) => a tensor of one number",
  );
  expect("optimizer", has(options.optimizer, "init", "update"), "an optimiser such as adam()");
  expect(
    "batches",
    has(options.batches, Symbol.iterator) || has(options.batches, Symbol.asyncIterator),
    "a list of batches, or what makes them one by one",
  );
  expect("draw", has(options.draw, "uniform", "state"), "a stream of random numbers such as random(1)");
}

/** What gives batches one by one, at once or when they are there. */
export function iteratorOf<T>(batches: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
}
