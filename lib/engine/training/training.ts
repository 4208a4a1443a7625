import { differentiated } from "../differentiated.js";
import type { Tensor } from "../tensor.js";
import { machineClock } from "./clock.js";
import { inStepOf } from "./inStepOf.js";
import { lossRecord } from "./lossRecord.js";
import { checkOptions, iteratorOf, type Training, type TrainingOptions } from "./options.js";
import { type Progress, progress } from "./progress.js";

/**
 * Trains a model, step by step: gradient of the loss for a batch, step of the optimiser. It says where it is after the
 * first step, then about every 100 ms, and at the end, and lets the display and interrupts in each time. It ends when the
 * batches do, after `steps`, or when the loop is left; a loop that was left, or interrupted, goes on from there when it
 * is begun again.
 *
 * @example
 * const run = training({
 *   model,
 *   loss: (predict, { x, y }) => predict(x).sub(y).square().mean(),
 *   optimizer: adam(),
 *   batches,
 *   draw: random(1),
 * });
 * const place = display("training");
 * for await (const now of run) place.update(now);
 * model.apply(run.now.parameters, x);
 * @throws TypeError if a part is missing
 * @throws RangeError while it is looped over: if there is no batch, if a loss is not one number, if the first loss depends on
 * no parameter (one that no term uses is fine), or if a loss or a gradient is not finite, naming step and operation
 */
export function training<Args extends readonly unknown[], Result, Parameters, Batch, State>({
  model,
  loss,
  optimizer,
  batches,
  draw,
  from,
  steps,
  average = (_, parameters) => parameters,
  every = 100,
  backend,
  clock = machineClock,
}: TrainingOptions<Args, Result, Parameters, Batch, State>): Training<Parameters, State> {
  checkOptions({ model, loss, optimizer, batches, draw });
  const parameters = from?.parameters ?? model.init(draw);
  let latest = {
    step: from?.step ?? 0,
    loss: Number.NaN,
    parameters,
    average: from?.average ?? parameters,
    state: from?.state ?? optimizer.init(parameters),
    random: draw.state(),
    seconds: 0,
    own: 0, // steps of this training
  };
  const record = lossRecord();
  const total = steps ?? (Array.isArray(batches) ? latest.step + batches.length : undefined);
  const iterator = iteratorOf(batches);
  let began: number | undefined;
  // The first steps take longer than others.
  let [before, warm] = [
    { seconds: 0, own: 0 },
    { seconds: 0, own: 0 },
  ];

  function step(batch: Batch): void {
    began ??= clock.now();
    const { value, gradient } = inStepOf(latest.step + 1, () => {
      const of = (parameters: Parameters): Tensor =>
        loss((...args) => model.apply(parameters, ...args), batch, draw);
      const found = differentiated("loss", of, latest.parameters, backend);
      if (latest.own === 0) checkReached(found.isReached);
      return found;
    });
    const [next, state] = optimizer.update(latest.parameters, gradient, latest.state);
    const number = latest.step + 1;
    const lossNow = value.item();
    // One assignment: an interrupt leaves the step before, or this one, whole.
    latest = {
      step: number,
      loss: lossNow,
      parameters: next,
      average: average(latest.average, next),
      state,
      random: draw.state(),
      seconds: (clock.now() - began) / 1000,
      own: latest.own + 1,
    };
    if (latest.own === 1 || latest.own === warmUp) [before, warm] = [warm, latest];
    record.add(number, lossNow);
  }
  function now(): Progress<Parameters, State> {
    const { own, ...rest } = latest;
    const since = own > warm.own ? warm : before;
    const each = own > 1 ? (latest.seconds - since.seconds) / (own - since.own) : undefined;
    const left = total === undefined || own === 0 ? undefined : Math.max(0, total - latest.step);
    const secondsLeft = left === 0 ? 0 : left && each && left * each;
    return progress({ ...rest, losses: record.losses(), secondsLeft }, total);
  }
  async function* loop(): AsyncGenerator<Progress<Parameters, State>, void, undefined> {
    let told = -Infinity;
    let toldStep = -1;
    while (steps === undefined || latest.step < steps) {
      const next = iterator.next();
      const { done, value } = next instanceof Promise ? await next : next;
      if (done) break;
      step(value);
      if (clock.now() - told < every) continue;
      toldStep = latest.step;
      yield now();
      await clock.pause();
      told = clock.now();
    }
    if (latest.own === 0 && (steps === undefined || latest.step < steps))
      throw new RangeError(
        "training: expected a batch at least, got none: what makes batches one by one can be gone through only once",
      );
    if (latest.step !== toldStep && latest.own > 0) yield now();
  }
  return {
    get now() {
      return now();
    },
    [Symbol.asyncIterator]: loop,
  };
}

/** That a loss has a gradient by some parameter: what is trained without one stays as it is for all steps. */
function checkReached(isReached: boolean): void {
  if (isReached) return;
  throw new RangeError(
    "loss: expected one that depends on the parameters, got one with gradient 0 by all of them: compute it with tensors, from predict(...) to the end; item(), toArray(), values, detach(), comparisons and argMax cut the dependence",
  );
}

/** After how many steps they are as fast as they will be. */
const warmUp = 20;
