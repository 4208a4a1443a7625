import { describe, it } from "mocha";
import { concat, stack, type Tensor, where } from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives, numbersApart } from "./differences.js";

describe("derivatives of few numbers and of repeated ones", () => {
  const draw = random(9);
  const functions: Readonly<Record<string, (x: Tensor) => Tensor>> = {
    exp: (x) => x.exp(),
    tanh: (x) => x.tanh(),
    abs: (x) => x.abs().mul(x),
    sigmoid: (x) => x.sigmoid(),
    silu: (x) => x.silu(),
    softplus: (x) => x.softplus(),
    relu: (x) => x.relu().mul(x),
    gelu: (x) => x.gelu(),
    clip: (x) => x.clip(-0.5, 0.5).mul(x),
    norm: (x) => x.norm(0),
    logSumExp: (x) => x.pad(0, 0, 1).logSumExp(0), // of no numbers it is -Infinity
    softmax: (x) => x.softmax(0),
    logSoftmax: (x) => x.logSoftmax(0),
    cumulativeSum: (x) => x.cumulativeSum(0).square(),
    sort: (x) => x.sort(0).square(),
    flip: (x) => x.flip(0).square(),
    pad: (x) => x.pad(0, 1, 2).square(),
    stack: (x) => stack([x, x.exp()]).square(),
    concat: (x) => concat([x, x.exp()], 0).square(),
  };
  const pairs: Readonly<Record<string, (x: Tensor, y: Tensor) => Tensor>> = {
    add: (x, y) => x.add(y).square(),
    sub: (x, y) => x.sub(y).square(),
    mul: (x, y) => x.mul(y),
    div: (x, y) => x.div(y.square().add(1)),
    atan2: (x, y) => x.atan2(y.square().add(1)),
    maximum: (x, y) => x.maximum(y).square(),
    minimum: (x, y) => x.minimum(y).square(),
    where: (x, y) => where(x.greater(y), x.square(), y.exp()),
  };
  const shapes: readonly (readonly [a: readonly number[], b: readonly number[]])[] = [
    [[], [5]],
    [[5], []],
    [[1], [7]],
    [[3], [2, 3]],
    [[2, 3], [3]],
    [
      [3, 1],
      [1, 5],
    ],
    [[0], [1]],
    [[1], [0]],
    [
      [2, 0],
      [2, 1],
    ],
  ];
  for (const [name, f] of Object.entries(functions))
    it(`${name} of 0, 1, and an odd number of numbers`, () => {
      for (const shape of [[0], [1], [7], [0, 3], [3, 0], [1, 5]])
        assertDerivatives(f, [numbersApart(draw, shape)]);
    });
  for (const [name, f] of Object.entries(pairs))
    it(`${name}, repeated both ways`, () => {
      for (const [a, b] of shapes) assertDerivatives(f, [numbersApart(draw, a), numbersApart(draw, b, 0.25)]);
    });
});
