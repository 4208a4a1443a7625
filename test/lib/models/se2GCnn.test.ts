import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { featureMap, planarRotations, random, randomNormal, type Tensor } from "noether";
import { adam, calibrate, countParameters, valueAndGrad } from "noether/engine";
import { se2GCnn } from "noether/models";

const images = (seed: number, n: number, side = 17): Tensor => randomNormal([n, 1, side, side], random(seed));

/** Images turned by k quarter turns. */
const turned = (x: Tensor, k: number): Tensor => {
  const group = planarRotations(4);
  return featureMap(group, x).transformed(group.elements[k]!).values.reshape(x.shape);
};

/** A model after some steps on images of random classes, with its statistics calibrated. */
function trained(model: ReturnType<typeof se2GCnn>, dtype: "float32" | "float64" = "float32") {
  const x = images(1, 16).as(dtype);
  const loss = valueAndGrad((theta: ReturnType<typeof model.init>) =>
    model
      .apply(theta, x)
      .logSoftmax(1)
      .mul(labels)
      .sum()
      .mul(-1 / 16),
  );
  const labels = randomNormal([16, 10], random(2), { dtype }).softmax(1);
  const optimizer = adam({ rate: 0.01 });
  const start = model.init(random(3), { dtype });
  let [theta, state] = [start, optimizer.init(start)];
  const losses = Array.from({ length: 6 }, () => {
    const [value, gradient] = loss(theta);
    [theta, state] = optimizer.update(theta, gradient, state);
    return value.item();
  });
  return { losses, theta: calibrate(model, theta, [[x], [images(4, 16).as(dtype)]]) };
}

describe("the SE(2, N) network", () => {
  it("has 7,620 parameters with four orientations, and logits for each class", () => {
    const model = se2GCnn();
    const theta = model.init(random(1));
    assert.equal(countParameters(theta), 250 + 3600 + 3600 + 3 * 20 + 100 + 10);
    assert.deepEqual(model.apply(theta, images(1, 3)).shape, [3, 10]);
    assert.equal(
      countParameters(se2GCnn({ orientations: 1, channels: 20 }).init(random(1))),
      500 + 3600 + 3600 + 120 + 210,
    );
  });

  it("after training its logits do not change under quarter turns, up to the digits of float32", () => {
    const model = se2GCnn();
    const { losses, theta } = trained(model);
    assert.ok(losses[5]! < losses[0]!, `${losses}`);
    const x = images(5, 8);
    const logits = model.apply(theta, x);
    assert.ok(logits.abs().max().item() > 0.1);
    for (const k of [1, 2, 3]) {
      const change = model.apply(theta, turned(x, k)).sub(logits).abs().max().item();
      assert.ok(change < 1e-5, `${k} quarter turns: ${change}`);
    }
  });

  it("trained in float64 they change by less than 1e-10", () => {
    const model = se2GCnn({ channels: 4 });
    const { losses, theta } = trained(model, "float64");
    assert.ok(losses[5]! < losses[0]!, `${losses}`);
    const x = images(5, 4).as("float64");
    const logits = model.apply(theta, x);
    assert.ok(logits.abs().max().item() > 0.1);
    for (const k of [1, 2, 3]) {
      const change = model.apply(theta, turned(x, k)).sub(logits).abs().max().item();
      assert.ok(change < 1e-10, `${k} quarter turns: ${change}`);
    }
  });

  it("with one orientation it is a plain CNN, whose logits do change", () => {
    const model = se2GCnn({ orientations: 1 });
    const { theta } = trained(model);
    const x = images(5, 8);
    assert.ok(model.apply(theta, turned(x, 1)).sub(model.apply(theta, x)).abs().max().item() > 0.01);
  });

  it("on an image that meets a pool with an even side it is refused: 15 -> 8", () => {
    const model = se2GCnn();
    assert.throws(
      () => model.apply(model.init(random(1)), images(1, 2, 15)),
      /symmetricAveragePool: expected odd sides, got 8 x 8/,
    );
  });
});
