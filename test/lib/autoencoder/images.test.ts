import assert from "node:assert/strict";
import { adam, type Random, random, rotateImages, type Tensor, tensor, training } from "noether";
import { classicalImageAutoencoder, imageAutoencoder } from "noether/autoencoder";
import { calibrate, countParameters, full, zeros } from "noether/engine";

const double = { dtype: "float64" } as const;
const side = 9;
const sizes = { side, bottleneck: 4, hidden: 16 };

/** Two spots of different size, at random places: an image without a symmetry. */
function spots(count: number, draw: Random): Float32Array {
  const x = new Float32Array(count * side * side);
  for (let k = 0; k < count; k++) {
    const [a, b] = [2 * draw.uniform() * Math.PI, 1.6 + draw.uniform()];
    const at = [
      [b * Math.cos(a), b * Math.sin(a), 1.4],
      [-b * Math.cos(a + 0.8), -b * Math.sin(a + 0.8), 0.7],
    ] as const;
    for (let p = 0; p < side * side; p++) {
      const [u, v] = [(p % side) - 4, 4 - Math.floor(p / side)];
      const value = at.reduce((sum, [x0, y0, w]) => sum + Math.exp(-((u - x0) ** 2 + (v - y0) ** 2) / w), 0);
      x[k * side * side + p] = Math.min(1, value);
    }
  }
  return x;
}
const images = (count: number, draw: Random): Tensor =>
  tensor(spots(count, draw), { shape: [count, 1, side, side] }).as("float64");
const off = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();
const turn = (x: Tensor, angle: number): Tensor => rotateImages(x, full([x.shape[0]!], angle, double));

describe("the autoencoder of images", () => {
  const [ours, classical] = [imageAutoencoder(sizes), classicalImageAutoencoder(sizes)];
  const [data, x] = [images(8, random(1)), images(5, random(7))];
  let trained: ReturnType<typeof ours.init>;
  let first: number;
  const errorOf = (of: Tensor): number =>
    ours.apply(trained, of).reconstruction.sub(of).square().mean().item();
  before(async () => {
    const [optimizer, parameters] = [adam({ rate: 0.03 }), ours.init(random(2), double)];
    const run = training({
      model: ours,
      loss: (predict, of: Tensor) => predict(of).reconstruction.sub(of).square().mean(),
      optimizer,
      batches: Array.from({ length: 12 }, () => data),
      draw: random(2),
      from: { step: 0, parameters, state: optimizer.init(parameters) },
    });
    for await (const _ of run);
    first = run.now.losses.values[0]!;
    trained = calibrate(ours, run.now.parameters, [[data]]);
  });

  it("has learned something", () => {
    assert.ok(errorOf(data) < 0.7 * first, `${errorOf(data)} after ${first}`);
  });

  it("has an invariant code and loss, angles and reconstructions that turn along: to 1e-9 by quarters", () => {
    const start = ours.apply(trained, x);
    for (const angle of [1, 2, 3].map((k) => (k * Math.PI) / 2)) {
      const moved = ours.apply(trained, turn(x, angle));
      assert.ok(off(moved.z, start.z) < 1e-9);
      assert.ok(off(moved.reconstruction, turn(start.reconstruction, angle)) < 1e-9);
      assert.ok(Math.abs(errorOf(turn(x, angle)) - errorOf(x)) < 1e-9);
      assert.ok(off(moved.element.sub(start.element).sub(angle).cos(), full([5], 1, double)) < 1e-9);
      // The controls: canonical images do not turn, and the classical autoencoder knows no turns.
      assert.ok(off(moved.canonical, turn(start.canonical, angle)) > 1e-3);
      const plain = calibrate(classical, classical.init(random(1), double), [[data]]);
      assert.ok(off(classical.apply(plain, turn(x, angle))[0], classical.apply(plain, x)[0]) > 1e-3);
    }
  });

  it("and the classical one have equal numbers of parameters as they are compared, within 6 %", () => {
    const [a, b] = [imageAutoencoder(), classicalImageAutoencoder()].map((model) =>
      countParameters(model.init(random(1))),
    );
    assert.ok(Math.abs(a! / b! - 1) < 0.06, `${a} and ${b}`);
  });

  it("refuses images of another size, and sides without a pixel in the middle", () => {
    assert.throws(
      () => ours.apply(trained, zeros([2, 1, 8, 8], double)),
      /expected images \[images, 1, 9, 9\], got \[2, 1, 8, 8\]/,
    );
    assert.throws(() => imageAutoencoder({ side: 16 }), /expected a side of 5, 7, 9, \.\.\. pixels, got 16/);
    assert.throws(() => classicalImageAutoencoder({ bottleneck: 0 }), /bottleneck, got 0/);
  });
});
