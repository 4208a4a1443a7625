import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { concat, random, randomNormal, type Tensor } from "noether";
import { calibrate, countParameters } from "noether/engine";
import { plainCnn, se2GCnn } from "noether/models";

const dtype = "float64";
const images = (n: number, ...sides: readonly [number, number]): Tensor =>
  randomNormal([n, 1, ...sides], random(1), { dtype });

/** What leaves on one side comes in on the other. */
function shifted(x: Tensor, axis: number, by: number): Tensor {
  const n = x.shape[axis]!;
  return by === 0 ? x : concat([x.slice(axis, n - by), x.slice(axis, 0, n - by)], axis);
}

/** How much the logits of a network change, with its statistics known, when images are shifted. */
function change(options: Parameters<typeof plainCnn>[0], side: number, down: number, right: number): number {
  const model = plainCnn(options);
  const x = images(3, side, side);
  const theta = calibrate(model, model.init(random(2), { dtype }), [[x]]);
  const logits = model.apply(theta, x);
  assert.ok(logits.abs().max().item() > 0.1);
  return model
    .apply(theta, shifted(shifted(x, 2, down), 3, right))
    .sub(logits)
    .abs()
    .max()
    .item();
}

describe("the plain CNN", () => {
  it("has 8,030 parameters, within 6 % of those of the SE(2) network, and logits for each class", () => {
    const model = plainCnn();
    const theta = model.init(random(1), { dtype });
    assert.equal(countParameters(theta), 500 + 3600 + 3600 + 3 * 40 + 200 + 10);
    const twin = countParameters(se2GCnn().init(random(1)));
    assert.ok(Math.abs(countParameters(theta) / twin - 1) < 0.06);
    assert.deepEqual(model.apply(theta, images(3, 17, 17)).shape, [3, 10]);
    const small = plainCnn({ channels: 4, classes: 2, sides: [3, 3, 1] });
    assert.deepEqual(small.apply(small.init(random(1), { dtype }), images(2, 9, 13)).shape, [2, 2]);
  });

  it("is the SE(2) network of one orientation, number for number", () => {
    const [plain, twin] = [plainCnn({ channels: 3 }), se2GCnn({ orientations: 1, channels: 3 })];
    const theta = plain.init(random(4), { dtype }) as {
      convolutions: { k: Tensor; norm: unknown }[];
      W: Tensor;
      b: Tensor;
    };
    const [lift, second, third] = theta.convolutions.map(({ k }) => {
      const [out, inputs, ...sides] = k.shape as [number, number, number, number];
      return { k: k.reshape([out, inputs, 1, ...sides]) };
    });
    const norms = theta.convolutions.map(({ norm }) => norm);
    const x = images(4, 17, 17);
    const difference = plain
      .apply(theta, x)
      .sub(twin.apply({ lift, second, third, norms, W: theta.W, b: theta.b }, x));
    assert.ok(difference.abs().max().item() < 1e-12);
  });

  it("on a torus, without pools, has the same logits for every shift, exactly", () => {
    for (const [down, right] of [
      [0, 1],
      [1, 0],
      [5, 8],
      [12, 3],
    ] as const)
      assert.ok(change({ channels: 6, border: "circular", pools: 0 }, 13, down, right) < 1e-12);
  });

  it("has other logits once zeros lie around the image, or places are left out: the negative controls", () => {
    assert.ok(change({ channels: 6, border: "zero", pools: 0 }, 13, 5, 8) > 1e-3);
    assert.ok(change({ channels: 6, border: "circular", pools: 1 }, 13, 0, 1) > 1e-3);
  });

  it("refuses sizes that are none, even kernels, and an even side at a pool", () => {
    for (const [options, what] of [
      [{ channels: 0 }, /expected plainCnn of 1, 2, 3, \.\.\. channels, got 0/],
      [{ classes: 2.5 }, /expected plainCnn of 1, 2, 3, \.\.\. classes, got 2\.5/],
      [{ sides: [5, 4, 3], pools: 0 }, /a kernel of odd sides/],
      [{}, /symmetricAveragePool: expected odd sides, got 16 x 16/],
    ] as const)
      assert.throws(() => {
        const model = plainCnn(options as Parameters<typeof plainCnn>[0]);
        model.apply(model.init(random(1), { dtype }), images(2, 16, 16));
      }, what);
  });
});
