import assert from "node:assert/strict";
import {
  adamW,
  averaged,
  calibrate,
  countParameters,
  fixed,
  grad,
  layer,
  leaves,
  normal,
  parameter,
  randomNormal,
  readCheckpoint,
  saveCheckpoint,
  statistic,
  type Tensor,
  tensor,
} from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";

const float64 = { dtype: "float64" } as const;
/** sin(x F) W with frequencies F that are drawn once. */
const waves = layer({ F: fixed([2, 4], normal(3)), W: parameter([4, 1], "lecun") }, ({ F, W }, x: Tensor) =>
  x.matmul(F).sin().matmul(W),
);
/** (x - mean) / deviation, twice one after the other. */
const normalized = layer(
  { mean: statistic([2]), square: statistic([2]), scale: parameter([2], "ones") },
  ({ mean, square, scale }, x: Tensor) => {
    const m = mean(x.mean(0));
    const v = square(x.square().mean(0)).sub(m.square());
    return x.sub(m).div(v.add(1e-5).sqrt()).mul(scale);
  },
);
const twice = layer({ a: normalized, b: normalized }, ({ a, b }, x: Tensor) => b(a(x).add(1)));

describe("fixed tensors", () => {
  const parameters = waves.init(random(1), float64);
  const x = randomNormal([5, 2], random(2), float64);

  it("are drawn with the parameters, in their order, and are none of them", () => {
    const draw = random(1);
    assert.deepEqual(
      [...parameters.F.value!.values],
      [...Array(8)].map(() => 3 * draw.normal()),
    );
    assert.equal(countParameters(parameters), 4);
    assert.equal(waves.apply(parameters, x).rank, 2);
  });

  it("have no gradient, and are neither stepped, decayed nor averaged", () => {
    const gradient = grad((p: typeof parameters) => waves.apply(p, x).square().sum())(parameters);
    assert.equal(leaves(gradient).length, 1);
    const optimizer = adamW({ decay: 0.5 });
    const [next] = optimizer.update(parameters, gradient, optimizer.init(parameters));
    assert.equal(next.F, parameters.F);
    assert.notDeepEqual(next.W.values, parameters.W.values);
    assert.equal(averaged(0.5)(parameters, next).F, parameters.F);
  });

  it("are stored and read", () => {
    const read = readCheckpoint(saveCheckpoint(parameters), waves.init(random(9), float64));
    assert.deepEqual(read.F.value!.values, parameters.F.value!.values);
    assert.deepEqual(waves.apply(read, x).values, waves.apply(parameters, x).values);
  });

  it("of another shape are those of another architecture", () => {
    const other = layer({ F: fixed([2, 3], normal(1)), W: parameter([4, 1], "lecun") }, () => 0).init(
      random(1),
    );
    assert.throws(() => waves.apply(other, x), /F: the layer has \[2, 4\], the parameters have \[2, 3\]/);
  });
});

describe("statistics", () => {
  const parameters = twice.init(random(1), float64);
  const batches = [1, 2, 3, 4].map((seed) => randomNormal([8, 2], random(seed), float64).mul(3).add(seed));
  const all = tensor(Float64Array.from(batches.flatMap(({ values }) => [...values])), {
    shape: [32, 2],
    ...float64,
  });

  it("are the batch's while a model is trained", () => {
    const y = normalized.apply(parameters.a, batches[0]!);
    for (const each of y.mean(0).values) assert.ok(Math.abs(each) < 1e-12);
  });

  it("are the population's after calibration, whatever the batch", () => {
    const ready = calibrate(twice, parameters, batches.map((x) => [x] as const)); // biome-ignore format: one line
    const mean = [...all.mean(0).values];
    const square = [...all.square().mean(0).values];
    const near = (x: Tensor | undefined, expected: number[]): void =>
      assert.ok(
        [...x!.values].every((each, k) => Math.abs(each - expected[k]!) < 1e-12),
        `${x} is not ${expected}`,
      );
    near(ready.a.mean.value, mean);
    near(ready.a.square.value, square);
    near(ready.b.mean.value, [1, 1]); // each batch is normalised before it, and moved by 1
    assert.equal(parameters.a.mean.value, undefined);
    const one = twice.apply(ready, tensor([[1, 2]], float64));
    const among = twice.apply(ready, tensor([[1, 2], [30, -7]], float64)).toArray() as number[][]; // biome-ignore format: a matrix
    assert.deepEqual((one.toArray() as number[][])[0], among[0]);
  });

  it("are stored where they are calibrated, and missing in a file where not", () => {
    const ready = calibrate(twice, parameters, [[all]]);
    const read = readCheckpoint(saveCheckpoint(ready), parameters);
    assert.deepEqual(read.b.square.value!.values, ready.b.square.value!.values);
    assert.equal(readCheckpoint(saveCheckpoint(parameters), parameters).a.mean.value, undefined);
    assert.throws(() => readCheckpoint(saveCheckpoint(parameters), ready), /a\.mean: expected \[2\] float64, the file has nothing/); // biome-ignore format: one line
  });

  it("are not the numbers that a file has in their places, 0 neither", () => {
    for (const x of [0, 1])
      assert.throws(
        () => readCheckpoint(saveCheckpoint({ mean: x }), { mean: parameters.a.mean as unknown }),
        /mean: expected \[2\] float32, the file has a number/,
      );
  });

  it("have gradients through the batch's own, and none through the population's", () => {
    const slope = (p: typeof parameters) =>
      grad((x: Tensor) => twice.apply(p, x).square().sum())(batches[0]!);
    // The sum of squares of what is normalised is its number: up to the 1e-5, nothing to learn from.
    assert.ok(slope(parameters).values.every((each) => Math.abs(each) < 1e-3));
    assert.ok(slope(calibrate(twice, parameters, [[all]])).values.some((each) => Math.abs(each) > 0.1));
  });

  it("need a batch, and the shape that was said", () => {
    assert.throws(() => calibrate(twice, parameters, []), /calibrate: expected a batch at least, got none/);
    const wrong = layer({ mean: statistic([3]) }, ({ mean }, x: Tensor) => mean(x.mean(0)));
    assert.throws(() => wrong.apply(wrong.init(random(1)), batches[0]!), {
      message: "statistic: expected that of a batch to have the shape [3], got [2]",
    });
  });
});
