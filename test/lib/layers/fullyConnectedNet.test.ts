import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fullyConnectedNet, random, randomNormal, tensor, zeros } from "noether";

const double = { dtype: "float64" } as const;

describe("a network without biases", () => {
  it("is the product of its layers, each divided by the root of its inputs", () => {
    const net = fullyConnectedNet([2, 2, 1], (x) => x.tanh());
    const [A, B] = [tensor([[1, 2], [3, 4]], double), tensor([[5], [6]], double)]; // biome-ignore format: matrices
    const y = net.apply({ layers: [{ W: A }, { W: B }] }, tensor([[1, -1]], double));
    const h = [(1 - 3) / Math.SQRT2, (2 - 4) / Math.SQRT2].map(Math.tanh);
    assert.ok(Math.abs(y.item() - (5 * h[0]! + 6 * h[1]!) / Math.SQRT2) < 1e-15);
  });

  it("keeps the variance of what goes through it, and 0", () => {
    const net = fullyConnectedNet([64, 256, 256, 256]);
    const parameters = net.init(random(1), double);
    const y = net.apply(parameters, randomNormal([64, 64], random(2), double));
    const variance = y.square().mean().item();
    assert.ok(variance > 0.8 && variance < 1.25, `${variance}`);
    assert.ok(net.apply(parameters, zeros([1, 64], double)).values.every((x) => x === 0));
  });

  it("refuses sizes that make none", () => {
    assert.throws(() => fullyConnectedNet([3]), {
      name: "RangeError",
      message: "fullyConnectedNet: expected two sizes at least, those before and behind it, got 1",
    });
    assert.throws(() => fullyConnectedNet([3, 0.5]), { name: "RangeError", message: /got 0\.5$/ });
  });
});
