import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  type AdamState,
  adam,
  adamW,
  averaged,
  clip,
  cosine,
  grad,
  nesterov,
  type Optimizer,
  ones,
  sgd,
  type Tensor,
  tensor,
  warmUp,
} from "../../../../lib/engine/index.js";

/** By PyTorch: test/python/optimizers.py. */
interface Fixture {
  readonly start: readonly number[];
  readonly gradients: readonly (readonly number[])[];
  readonly steps: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly averaged: readonly (readonly number[])[];
}
const fixture = JSON.parse(
  readFileSync(new URL("../../../../../test/lib/engine/fixtures/optimizers.json", import.meta.url), "utf8"),
) as Fixture;

const float64 = (numbers: readonly number[]): Tensor => tensor(numbers, { dtype: "float64" });
/** Five numbers in two tensors, one of them in a list. */
const tree = (x: readonly number[]) => ({ a: [float64(x.slice(0, 2))], b: { c: float64(x.slice(2)) } });
const flat = ({ a, b }: ReturnType<typeof tree>): number[] => [...a[0]!.values, ...b.c.values];

/** The largest deviation of an optimiser's steps from PyTorch's, relative to the size of the numbers. */
function distance(optimizer: Optimizer, steps: readonly (readonly number[])[]): number {
  let parameters = tree(fixture.start);
  let state = optimizer.init(parameters);
  let worst = 0;
  for (const [k, gradient] of fixture.gradients.entries()) {
    [parameters, state] = optimizer.update(parameters, tree(gradient), state);
    for (const [i, x] of flat(parameters).entries())
      worst = Math.max(worst, Math.abs(x - steps[k]![i]!) / Math.max(1, Math.abs(steps[k]![i]!)));
  }
  return worst;
}

const optimizers: Readonly<Record<string, Optimizer>> = {
  sgd: sgd({ rate: 0.1 }),
  "sgd with momentum": sgd({ rate: 0.1, momentum: 0.8 }),
  nesterov: nesterov({ rate: 0.1, momentum: 0.8 }),
  adam: adam(),
  "adam with numbers of its own": adam({ rate: 0.05, beta1: 0.7, beta2: 0.95, epsilon: 1e-4 }),
  adamW: adamW({ rate: 0.05, decay: 0.1 }),
  "adam along a cosine": adam({ rate: cosine({ from: 0.05, to: 1e-3, steps: 20 }) }),
  "adam that warms up": adam({ rate: warmUp(5, 0.05) }),
  "sgd, clipped": clip(3, sgd({ rate: 0.1 })),
};

describe("optimisers", () => {
  for (const [name, optimizer] of Object.entries(optimizers))
    it(`${name}: 20 steps are those of PyTorch`, () => {
      assert.ok(distance(optimizer, fixture.steps[name]!) < 1e-12);
    });

  it("are all compared", () => assert.deepEqual(Object.keys(optimizers), Object.keys(fixture.steps)));

  it("are told apart by the comparison", () => {
    const names = Object.keys(optimizers);
    for (const name of names)
      for (const other of names.filter((each) => each !== name))
        assert.ok(distance(optimizers[name]!, fixture.steps[other]!) > 1e-6, `${name} is ${other}`);
  });

  it("find the minimum of a paraboloid", () => {
    const slope = grad((x: Tensor) =>
      x
        .sub(tensor([3, -1], { dtype: "float64" }))
        .square()
        .sum(),
    );
    for (const optimizer of [
      sgd({ rate: 0.1 }),
      nesterov({ rate: 0.02 }),
      adam({ rate: 0.1 }),
    ] as Optimizer[]) {
      let x = float64([0, 0]);
      let state = optimizer.init(x);
      for (let k = 0; k < 400; k++) [x, state] = optimizer.update(x, slope(x), state);
      assert.ok(Math.hypot(x.values[0]! - 3, x.values[1]! + 1) < 1e-3);
    }
  });

  it("change neither what they are given nor their state", () => {
    const optimizer = adamW({ rate: 0.5 });
    const [p, g] = [ones([3]), ones([3])];
    const state = optimizer.init(p);
    const first = optimizer.update(p, g, state);
    const again = optimizer.update(p, g, state);
    assert.deepEqual(p.toArray(), [1, 1, 1]);
    assert.deepEqual(g.toArray(), [1, 1, 1]);
    assert.deepEqual((state.mean as Tensor).toArray(), [0, 0, 0]);
    assert.equal(state.step, 0);
    assert.deepEqual(first[0].toArray(), again[0].toArray());
    assert.equal(first[1].step, 1);
  });

  it("leave whole numbers as they are", () => {
    const p = { index: tensor([1, 2], { dtype: "int32" }), x: ones([2]) };
    for (const optimizer of Object.values(optimizers)) {
      const [next] = optimizer.update(p, p, optimizer.init(p));
      assert.deepEqual(next.index.toArray(), [1, 2]);
      assert.equal(next.index.dtype, "int32");
    }
  });

  it("keep float32 float32", () => {
    for (const optimizer of Object.values(optimizers)) {
      const [next] = optimizer.update(ones([2]), ones([2]), optimizer.init(ones([2])));
      assert.equal(next.dtype, "float32");
    }
  });

  it("refuse gradients and states of different parameters, with paths and shapes", () => {
    const optimizer = adam();
    const p = { W: ones([2, 3]), b: ones([3]) };
    const state: AdamState = optimizer.init(p);
    assert.throws(() => optimizer.update(p, { W: ones([3, 2]), b: ones([3]) }, state), {
      name: "RangeError",
      message: "adam: expected a gradient like the parameters:\n  W: expected [2, 3], got [3, 2]",
    });
    assert.throws(
      () => optimizer.update(p, { W: ones([2, 3]) } as typeof p, state),
      /b: expected \[3\], got nothing/,
    );
    assert.throws(() => optimizer.update(p, p, optimizer.init({ W: ones([2, 3]) })), {
      message: "adam: expected the state of these parameters:\n  b: expected [3], got nothing",
    });
    assert.throws(
      () => sgd().update(p, p, sgd().init(ones([1]))),
      /sgd: expected the state of these parameters/,
    );
  });

  it("refuse numbers that make no sense", () => {
    assert.throws(() => adam({ beta1: 1 }), /adam: expected beta1 from 0 to below 1, got 1/);
    assert.throws(() => adamW({ beta2: -0.1 }), /adamW: expected beta2/);
    assert.throws(() => adamW({ decay: -1 }), /adamW: expected a decay from 0 on, got -1/);
    assert.throws(() => adam({ epsilon: Number.NaN }), /epsilon/);
    assert.throws(() => sgd({ momentum: 1.5 }), /sgd: expected a momentum/);
    assert.throws(() => clip(0, adam()), /clip: expected a norm above 0, got 0/);
    assert.throws(() => averaged(1), /averaged: expected a decay/);
    for (const rate of [Number.NaN, -1, Infinity]) {
      const optimizer = adam({ rate: () => rate });
      assert.throws(() => optimizer.update(ones([1]), ones([1]), optimizer.init(ones([1]))), /at step 0$/);
    }
  });

  it("have no gradient of their own", () => {
    const optimizer = adam();
    const through = (p: Tensor): Tensor => optimizer.update(p, ones([1]), optimizer.init(p))[0].sum();
    assert.throws(() => grad(through)(ones([1])), /a step of Adam has no gradient/);
  });
});

describe("clip", () => {
  it("shortens what is longer than the norm, in its direction, over all tensors together", () => {
    const optimizer = clip(5, sgd({ rate: 1 }));
    const zero = { a: float64([0]), b: float64([0]) };
    const long = { a: float64([30]), b: float64([-40]) };
    const [{ a, b }] = optimizer.update(zero, long, optimizer.init(zero));
    assert.deepEqual([a.item(), b.item()], [-3, 4]);
  });

  it("leaves what is shorter", () => {
    const optimizer = clip(5, sgd({ rate: 1 }));
    const [x] = optimizer.update(float64([0, 0]), float64([3, 3]), optimizer.init(float64([0, 0])));
    assert.deepEqual(x.toArray(), [-3, -3]);
  });
});

describe("averaged", () => {
  it("is PyTorch's exponential moving average", () => {
    const average = averaged(0.9);
    let mean = tree(fixture.start);
    for (const [k, p] of fixture.gradients.entries()) {
      mean = average(mean, tree(p));
      for (const [i, x] of flat(mean).entries()) assert.ok(Math.abs(x - fixture.averaged[k]![i]!) < 1e-12);
    }
  });

  it("refuses an average of different parameters", () => {
    assert.throws(() => averaged(0.5)({ a: ones([1]) }, { a: ones([2]) }), {
      message: "averaged: expected an average of these parameters:\n  a: expected [2], got [1]",
    });
  });
});

describe("schedules", () => {
  it("a cosine falls from one number to another, and stays", () => {
    const rate = cosine({ from: 1, to: 0.5, steps: 10 });
    assert.deepEqual([rate(0), rate(5), rate(10), rate(1000)], [1, 0.75, 0.5, 0.5]);
  });

  it("a warm-up grows evenly, and is the other schedule from then on", () => {
    const rate = warmUp(4, (step) => 10 - step);
    assert.deepEqual([0, 1, 2, 3, 4, 5].map(rate), [2.5, 4.5, 6, 7, 6, 5]);
  });

  it("need at least one step", () => {
    for (const steps of [0, 1.5, -1, Number.NaN]) {
      assert.throws(() => cosine({ from: 1, steps }), /cosine: expected a whole number of steps/);
      assert.throws(() => warmUp(steps, 1), /warmUp: expected a whole number of steps/);
    }
  });
});
