import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { random, randomNormal, tensor } from "noether";
import { countParameters } from "noether/engine";
import { mlp } from "noether/models";

const dtype = "float64";

describe("the multilayer perceptron", () => {
  it("has two hidden layers, and logits for each class", () => {
    const model = mlp({ inputs: 12, hidden: 5, classes: 3 });
    const theta = model.init(random(1), { dtype });
    assert.equal(countParameters(theta), 12 * 5 + 5 + 5 * 5 + 5 + 5 * 3 + 3);
    assert.deepEqual(model.apply(theta, randomNormal([7, 1, 3, 4], random(2), { dtype })).shape, [7, 3]);
    assert.deepEqual(model.apply(theta, randomNormal([7, 12], random(2), { dtype })).shape, [7, 3]);
  });

  it("computes what its formula says", () => {
    const model = mlp({ inputs: 2, hidden: 2, classes: 2 });
    const dense = (W: number[][], b: number[]) => ({ W: tensor(W, { dtype }), b: tensor(b, { dtype }) });
    const theta = {
      one: dense([[1, -1], [2, 1]], [0, 1]), // biome-ignore format: a matrix
      two: dense([[1, 0], [-1, 3]], [0.5, -1]), // biome-ignore format: a matrix
      out: dense([[1, 2], [0, 1]], [0, -2]), // biome-ignore format: a matrix
    };
    // x = (3, -1): h = relu(1, -3) = (1, 0), h' = relu(1.5, -1) = (1.5, 0)
    assert.deepEqual(model.apply(theta, tensor([[3, -1]], { dtype })).toArray(), [[1.5, 1]]);
  });

  it("learns nothing of places: with its inputs permuted, and its weights likewise, it is the same", () => {
    const model = mlp({ inputs: 6, hidden: 4 });
    const theta = model.init(random(3), { dtype }) as { one: { W: ReturnType<typeof tensor> } };
    const order = tensor([3, 0, 5, 1, 2, 4], { dtype: "int32" });
    const x = randomNormal([5, 6], random(4), { dtype });
    const permuted = { ...theta, one: { ...theta.one, W: theta.one.W.gather(order) } };
    const same = model.apply(permuted, x.transpose().gather(order).transpose());
    assert.ok(same.sub(model.apply(theta, x)).abs().max().item() < 1e-14);
  });

  it("refuses sizes that are none, and images of another size", () => {
    assert.throws(() => mlp({ inputs: 0, hidden: 3 }), /expected mlp of 1, 2, 3, \.\.\. inputs, got 0/);
    assert.throws(() => mlp({ inputs: 4, hidden: 1.5 }), /\.\.\. hidden, got 1\.5/);
    const model = mlp({ inputs: 4, hidden: 3 });
    assert.throws(
      () => model.apply(model.init(random(1), { dtype }), randomNormal([2, 3, 3], random(1), { dtype })),
      {
        name: "RangeError",
        message: "mlp: expected images [batch, ...] of 4 numbers each, got [2, 3, 3]",
      },
    );
  });
});
