import assert from "node:assert/strict";
import {
  type AdamState,
  adam,
  averaged,
  type Clock,
  dropout,
  type Layer,
  layer,
  leaves,
  parameter,
  randomNormal,
  type Start,
  sgd,
  type Tensor,
  tensor,
  training,
  valueAndGrad,
  zeros,
} from "../../../../lib/engine/index.js";
import { type Random, random } from "../../../../lib/numbers/random.js";

const float64 = { dtype: "float64" } as const;
/** y = x W */
const line = layer({ W: parameter([2, 1], "lecun") }, ({ W }, x: Tensor) => x.matmul(W));

interface Pairs {
  readonly x: Tensor;
  readonly y: Tensor;
}
/** Batches of points on y = 3 x_0 - x_1. */
function* points(draw: Random, count = Infinity): Generator<Pairs> {
  const truth = tensor([[3], [-1]]);
  for (let k = 0; k < count; k++) {
    const x = randomNormal([8, 2], draw);
    yield { x, y: x.matmul(truth) };
  }
}
const squares = (predict: (x: Tensor) => Tensor, { x, y }: Pairs): Tensor =>
  predict(x).sub(y).square().mean();

/** A clock by which each step, told by its batch, takes so many milliseconds. */
function fakeClock(perStep: number): Clock & { pauses: number; tick(): void } {
  let time = 1000;
  return {
    pauses: 0,
    now: () => time,
    tick() {
      time += perStep;
    },
    async pause() {
      this.pauses++;
    },
  };
}
/** Batches of which each lets the time of a step pass. */
function* timed<B>(batches: Iterable<B>, clock: { tick(): void }): Generator<B> {
  for (const batch of batches) {
    clock.tick();
    yield batch;
  }
}

describe("training", () => {
  it("makes a step for each batch: gradient of the loss, step of the optimiser", async () => {
    const batches = [...points(random(2), 5)];
    const optimizer = adam({ rate: 0.1 });
    const run = training({ model: line, loss: squares, optimizer, batches, draw: random(3) });
    for await (const _ of run);
    let parameters = line.init(random(3));
    let state = optimizer.init(parameters);
    const loss = valueAndGrad((p: typeof parameters, batch: Pairs) =>
      squares((x) => line.apply(p, x), batch),
    );
    const losses: number[] = [];
    for (const batch of batches) {
      const [value, gradient] = loss(parameters, batch);
      [parameters, state] = optimizer.update(parameters, gradient, state);
      losses.push(value.item());
    }
    assert.deepEqual(run.now.parameters.W.values, parameters.W.values);
    assert.equal(run.now.step, 5);
    assert.equal(run.now.loss, losses.at(-1));
    assert.deepEqual(run.now.losses, { steps: [1, 2, 3, 4, 5], values: losses });
    assert.deepEqual(leaves(run.now.state).map(({ values }) => values), leaves(state).map(({ values }) => values)); // biome-ignore format: one line
  });

  it("finds what made the points", async () => {
    const run = training({
      model: line,
      loss: squares,
      optimizer: sgd({ rate: 0.1 }),
      batches: points(random(2)),
      draw: random(3),
      steps: 200,
    });
    for await (const _ of run);
    const [a, b] = run.now.parameters.W.values;
    assert.ok(Math.abs(a! - 3) < 1e-4 && Math.abs(b! + 1) < 1e-4);
  });

  it("says where it is after the first step, about every 100 ms, and at the end, and pauses each time", async () => {
    const clock = fakeClock(30);
    const batches = timed(points(random(2), 10), clock);
    const run = training({ model: line, loss: squares, optimizer: sgd(), batches, draw: random(3), clock });
    const told: number[] = [];
    for await (const { step } of run) told.push(step);
    assert.deepEqual(told, [1, 5, 9, 10]);
    assert.equal(clock.pauses, 3);
  });

  it("says how long it has taken, and what is left, where it knows how many steps there are", async () => {
    const clock = fakeClock(50);
    const batches = timed(points(random(2)), clock);
    const options = { model: line, loss: squares, optimizer: sgd(), batches, draw: random(3), clock };
    const left: (number | undefined)[] = [];
    for await (const { secondsLeft } of training({ ...options, steps: 9 })) left.push(secondsLeft);
    assert.deepEqual(
      left.slice(1).map((seconds) => seconds!.toFixed(6)),
      ["0.300000", "0.200000", "0.100000", "0.000000"],
    );
    const unknown = training(options);
    for await (const { secondsLeft } of unknown) {
      assert.equal(secondsLeft, undefined);
      break;
    }
  });

  it("goes on where it was left, in another loop", async () => {
    const of = (loops: number) => {
      const clock = fakeClock(1000); // it says where it is after each step
      const batches = timed(points(random(2), 6), clock);
      const run = training({
        model: line,
        loss: squares,
        optimizer: adam(),
        batches,
        draw: random(3),
        clock,
      });
      return { run, loops };
    };
    const whole = of(1).run;
    for await (const _ of whole);
    const { run } = of(3);
    for (let k = 0; k < 3; k++) {
      let count = 0;
      for await (const _ of run) if (++count === 2) break;
      assert.equal(run.now.step, 2 * (k + 1));
    }
    assert.deepEqual(run.now.parameters.W.values, whole.now.parameters.W.values);
  });

  it("goes on from what it said, bit for bit: parameters, optimiser and stream of random numbers", async () => {
    const run = async (steps: number, draw: Random, from?: Start<{ W: Tensor }, AdamState>) => {
      const noisy = (predict: (x: Tensor) => Tensor, pairs: Pairs, stream: Random): Tensor =>
        dropout(squares(predict, pairs).add(predict(pairs.x).square().mean()), 0.5, stream);
      const made = training({
        model: line,
        loss: noisy,
        optimizer: adam(),
        batches: points(draw),
        draw,
        steps,
        average: averaged(0.9),
        ...(from && { from }),
      });
      for await (const _ of made);
      return made.now;
    };
    const whole = await run(20, random(4));
    const half = await run(10, random(4));
    const rest = await run(20, random(half.random), half);
    assert.equal(rest.step, 20);
    assert.deepEqual(rest.parameters.W.values, whole.parameters.W.values);
    assert.deepEqual(rest.average.W.values, whole.average.W.values);
    assert.deepEqual(rest.random, whole.random);
    assert.notDeepEqual(rest.average.W.values, rest.parameters.W.values);
    const other = await run(20, random(5), half);
    assert.notDeepEqual(other.parameters.W.values, whole.parameters.W.values);
  });

  it("takes batches that come later", async () => {
    async function* later(): AsyncGenerator<Pairs> {
      for (const pairs of points(random(2), 3)) {
        await null;
        yield pairs;
      }
    }
    const run = training({ model: line, loss: squares, optimizer: sgd(), batches: later(), draw: random(3) });
    for await (const _ of run);
    assert.equal(run.now.step, 3);
  });

  it("keeps the steps that were made when a batch, or the loop, throws", async () => {
    function* failing(): Generator<Pairs> {
      yield* points(random(2), 3);
      throw new Error("no more");
    }
    const run = training({
      model: line,
      loss: squares,
      optimizer: sgd(),
      batches: failing(),
      draw: random(3),
    });
    await assert.rejects(async () => {
      for await (const _ of run);
    }, /no more/);
    assert.equal(run.now.step, 3);
  });

  it("has a place before it begins, and can have no batch where all steps are made", async () => {
    const run = training({
      model: line,
      loss: squares,
      optimizer: sgd(),
      batches: [],
      draw: random(3),
      steps: 0,
    });
    assert.deepEqual([run.now.step, run.now.loss, run.now.secondsLeft], [0, Number.NaN, undefined]);
    for await (const _ of run) assert.fail();
  });
});

describe("a training's errors", () => {
  const begun = async (options: Partial<Parameters<typeof training>[0]>): Promise<void> => {
    const all = {
      model: line,
      loss: squares,
      optimizer: sgd(),
      batches: [...points(random(2), 3)],
      draw: random(3),
    };
    for await (const _ of training({ ...all, ...options } as never));
  };

  it("no batches", async () => {
    const none = { name: "RangeError", message: /^training: expected a batch at least, got none/ };
    await assert.rejects(begun({ batches: [] }), none);
    const used = points(random(2), 1);
    for (const _ of used);
    await assert.rejects(begun({ batches: used }), none);
  });

  it("a loss that is not one number, or no tensor", async () => {
    const loss = ((predict: (x: Tensor) => Tensor, { x }: Pairs) => predict(x)) as never;
    await assert.rejects(begun({ loss }), {
      name: "RangeError",
      message:
        "training, step 1: loss: expected one number to differentiate, got shape [8, 1]: take its sum or mean",
    });
    await assert.rejects(
      begun({ loss: (() => 3) as never }),
      /^TypeError: training, step 1: loss: expected a function/,
    );
  });

  it("a loss that is not finite, with step and operation", async () => {
    let calls = 0;
    const loss = ((predict: (x: Tensor) => Tensor, pairs: Pairs) =>
      squares(predict, pairs).mul(++calls === 3 ? -1 : 1).log()) as never; // biome-ignore format: one line
    await assert.rejects(begun({ loss }), {
      name: "RangeError",
      message:
        /^training, step 3: loss: expected a finite value, got NaN: it begins with log of \[\], which gave NaN at place 0 from -/,
    });
  });

  it("a gradient that is not finite while the loss is, with parameter and operation", async () => {
    // The slope of log(1 + u) with u -> 0 is finite; that of (u^2)^(1/4) is not.
    const loss = ((predict: (x: Tensor) => Tensor, { x }: Pairs) => predict(x).mul(0).square().pow(0.25).sum()) as never; // biome-ignore format: one line
    await assert.rejects(begun({ loss }), {
      name: "RangeError",
      message:
        /^training, step 1: loss: expected a finite gradient by W, got NaN: it begins with pow\(-0.75\) of \[8, 1\], which gave Infinity at place 0 from 0: /,
    });
  });

  it("a loss that depends on no parameter, with what cuts the dependence", async () => {
    const cut: Record<string, (predicted: Tensor) => Tensor> = {
      "item()": (y) => tensor(y.sum().item()),
      "toArray()": (y) => tensor(y.toArray() as number[][]).sum(),
      values: (y) => tensor(y.values).sum(),
      "detach()": (y) => y.detach().sum(),
      "a comparison": (y) => y.greater(0).as("float32").mean(),
      argMax: (y) => y.argMax(1).as("float32").sum(),
      "no prediction": () => zeros([]),
    };
    for (const [name, of] of Object.entries(cut)) {
      const loss = ((predict: (x: Tensor) => Tensor, { x }: Pairs) => of(predict(x))) as never;
      await assert.rejects(begun({ loss }), {
        name: "RangeError",
        message: /^training, step 1: loss: expected .*depends on (the parameters|what it is differentiated by), .*item\(\)/,
      }, name); // biome-ignore format: one line
    }
  });

  it("but none for a parameter that no term uses, if another is reached, nor for a later batch without a loss", async () => {
    const model = layer({ used: parameter([2, 1], "ones"), unused: parameter([3], "ones") }, ({ used }, x: Tensor) => x.matmul(used)); // biome-ignore format: one line
    let calls = 0;
    const loss = ((predict: (x: Tensor) => Tensor, pairs: Pairs) => ++calls === 2 ? zeros([]) : squares(predict, pairs)) as never; // biome-ignore format: one line
    const all = { model, loss, optimizer: sgd(), batches: [...points(random(2), 3)], draw: random(3) };
    const run = training(all as never);
    for await (const _ of run);
    assert.equal(run.now.step, 3);
    assert.deepEqual((run.now.parameters as { unused: Tensor }).unused.toArray(), [1, 1, 1]);
  });

  it("batches with NaN in them", async () => {
    const batches = [{ x: tensor([[Number.NaN, 1]]), y: tensor([[1]]) }];
    await assert.rejects(
      begun({ batches }),
      /^RangeError: training, step 1: .*there is NaN or Infinity among the numbers that were given/,
    );
  });

  it("parts that are missing or other things", () => {
    const all = {
      model: line,
      loss: squares,
      optimizer: sgd(),
      batches: [...points(random(2), 3)],
      draw: random(3),
    };
    const wrong: readonly [object, string][] = [
      [{ model: undefined }, "training: expected model to be a layer, got undefined"],
      [
        { loss: 3 },
        "training: expected loss to be a function, (predict, batch) => a tensor of one number, got 3",
      ],
      [{ optimizer: adam }, "training: expected optimizer to be an optimiser such as adam()"],
      [
        { batches: 7 },
        "training: expected batches to be a list of batches, or what makes them one by one, got 7",
      ],
      [{ draw: 1 }, "training: expected draw to be a stream of random numbers such as random(1), got 1"],
    ];
    for (const [part, message] of wrong)
      assert.throws(
        () => training({ ...all, ...part } as never),
        (error: Error) => error instanceof TypeError && error.message.startsWith(message),
      );
  });

  it("stand at the line that made them", async () => {
    const loss = ((predict: (x: Tensor) => Tensor, { x }: Pairs) => predict(x.matmul(x))) as never;
    const error: Error = await begun({ loss }).then(
      () => assert.fail(),
      (thrown: Error) => thrown,
    );
    assert.match(error.message, /^training, step 1: matmul: expected \[\.\.\., m, k\]/);
    assert.match(error.stack!, /^RangeError: training, step 1: matmul/);
    assert.match(error.stack!, /training\.test/);
  });
});

describe("the types of trainings", () => {
  it("follow model, batches and optimiser", async () => {
    const model: Layer<[x: Tensor, k: number], Tensor, { W: Tensor }> = {
      init: () => ({ W: tensor([1], float64) }),
      apply: ({ W }, x, k) => x.mul(W).mul(k).sum(),
    };
    const run = training({
      model,
      loss: (predict, { x, k }, draw) => dropout(predict(x, k), 0, draw),
      optimizer: adam(),
      batches: [{ x: tensor([2], float64), k: 3 }],
      draw: random(1),
    });
    for await (const now of run) {
      const W: Tensor = now.parameters.W;
      const step: number = now.state.step;
      assert.deepEqual([W.size, step, now.loss], [1, 1, 6]);
    }
    training({
      model,
      // @ts-expect-error a number is missing
      loss: (predict, { x }) => predict(x),
      optimizer: adam(),
      batches: [{ x: tensor([2], float64) }],
      draw: random(1),
    });
  });
});
