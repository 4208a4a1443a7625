import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { dense, random, randomNormal, type Tensor, tensor } from "noether";
import { assertLearns, trained } from "./pieceChecks.js";

const double = { dtype: "float64" } as const;

describe("a dense layer", () => {
  it("is x W + b, of the last axis", () => {
    const theta = { W: tensor([[1, 2, 0], [0, -1, 3]], double), b: tensor([10, 20, 30], double) }; // biome-ignore format: a matrix
    const layer = dense(2, 3);
    assert.deepEqual(layer.apply(theta, tensor([[1, 1], [2, 0]], double)).toArray(), [[11, 21, 33], [12, 24, 30]]); // biome-ignore format: matrices
    assert.deepEqual(layer.apply(theta, tensor([[[1, 1]], [[2, 0]]], double)).toArray(), [[[11, 21, 33]], [[12, 24, 30]]]); // biome-ignore format: matrices
  });

  it("keeps the variance of what goes through it, unless it begins otherwise", () => {
    const x = randomNormal([400, 100], random(1), double);
    const through = (layer: ReturnType<typeof dense>): number =>
      layer
        .apply(layer.init(random(2), double), x)
        .square()
        .mean()
        .item();
    assert.ok(Math.abs(through(dense(100, 200)) - 1) < 0.05);
    assert.ok(Math.abs(through(dense(100, 200, "he")) - 2) < 0.1);
    assert.equal(through(dense(100, 200, "zeros")), 0);
  });

  it("commutes with permutations of rows", () => {
    const [layer, x] = [dense(3, 2), randomNormal([4, 3], random(3), double)];
    const theta = layer.init(random(4), double);
    const f = (y: Tensor): Tensor => layer.apply(theta, y);
    const order = tensor([2, 0, 3, 1], { dtype: "int32" });
    assert.ok(f(x.gather(order)).sub(f(x).gather(order)).abs().max().item() < 1e-15);
    assert.ok(f(x.gather(order)).sub(f(x)).abs().max().item() > 1e-2);
  });

  it("learns", () => {
    const [layer, x] = [dense(3, 2), randomNormal([6, 3], random(5), double)];
    const y = x.matmul(randomNormal([3, 2], random(6), double)).add(2);
    assertLearns(trained(layer.init(random(2), double), (at) => layer.apply(at, x).sub(y)));
  });

  it("refuses sizes that are none, and features of another width", () => {
    assert.throws(() => dense(0, 2), /dense of 1, 2, 3, \.\.\. inputs, got 0/);
    assert.throws(() => dense(2, 1.5), /dense of 1, 2, 3, \.\.\. outputs, got 1\.5/);
    const layer = dense(3, 2);
    assert.throws(() => layer.apply(layer.init(random(1)), tensor([[1, 2]])), {
      name: "RangeError",
      message: "dense: expected x [..., 3], got [1, 2]",
    });
  });
});
