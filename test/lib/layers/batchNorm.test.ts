import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { calibrate, randomNormal, tensor } from "../../../lib/engine/index.js";
import { batchNorm } from "../../../lib/layers/batchNorm.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";

const dtype = "float64";

describe("batch normalisation", () => {
  const norm = batchNorm(2);
  const theta = {
    ...norm.init(random(1), { dtype }),
    scale: tensor([2, 3], { dtype }),
    shift: tensor([-1, 5], { dtype }),
  };
  const x = randomNormal([6, 2, 3, 4], random(2), { dtype }).mul(7).add(3);

  it("gives each channel its shift as mean and its scale as deviation, whatever x has", () => {
    const y = norm.apply(theta, x);
    assert.deepEqual(y.shape, x.shape);
    const means = y.mean([0, 2, 3]);
    const deviations = y
      .sub(means.reshape([2, 1, 1]))
      .square()
      .mean([0, 2, 3])
      .sqrt();
    for (const [k, [mean, deviation]] of [
      [-1, 2],
      [5, 3],
    ].entries()) {
      assert.ok(Math.abs(means.values[k]! - mean!) < 1e-12);
      assert.ok(Math.abs(deviations.values[k]! - deviation!) < 1e-6);
    }
  });

  it("once calibrated treats each image alike, whatever else is in its batch", () => {
    const known = calibrate(norm, theta, [[x.slice(0, 0, 3)], [x.slice(0, 3)]]);
    const [first] = [x.slice(0, 0, 1)];
    const alone = norm.apply(known, first!);
    assert.deepEqual(norm.apply(known, x).slice(0, 0, 1).values, alone.values);
    assert.ok(norm.apply(theta, x).slice(0, 0, 1).sub(norm.apply(theta, first!)).abs().max().item() > 0.01);
  });

  it("takes rows without places, and has the derivatives of what it is", () => {
    assert.deepEqual(norm.apply(theta, x.mean([2, 3])).shape, [6, 2]);
    assertDerivatives((y) => norm.apply(theta, y), [randomNormal([3, 2, 2, 2], random(3), { dtype })]);
  });

  it("refuses what it cannot be", () => {
    assert.throws(() => batchNorm(0), /expected batchNorm of 1, 2, 3, \.\.\. channels, got 0/);
    assert.throws(() => norm.apply(theta, x.slice(1, 0, 1)), {
      name: "RangeError",
      message: "batchNorm: expected x [batch, channel, ...places] of 2 channels, got [6, 1, 3, 4]",
    });
    assert.throws(
      () => norm.apply(theta, [[1]] as never),
      /^TypeError: batchNorm: expected a tensor, got a list/,
    );
  });
});
