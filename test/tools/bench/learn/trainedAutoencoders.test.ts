import assert from "node:assert/strict";
import { einsum, random, rotateImages, type Tensor, tensor } from "noether";
import { imageAutoencoder, setAutoencoder } from "noether/autoencoder";
import { full, identity, mapTree, readCheckpoint } from "noether/engine";
import { digitSets, rightOf } from "../../../../tools/bench/learn/setsOfDigits.js";
import { digitTensors } from "../../../../tools/cells/data/digitTensors.js";
import { mnist } from "../../../../tools/cells/data/mnist.js";
import { trainedWeights } from "../../../../tools/cells/data/trainedWeights.js";

const double = { dtype: "float64" } as const;
const largest = (x: Tensor): number => x.abs().max().item();

describe("the autoencoders that come trained", () => {
  describe("turned-digits", () => {
    const model = imageAutoencoder();
    let trained: ReturnType<typeof model.init>;
    let x: Tensor;
    before(async () => {
      const read = readCheckpoint(await trainedWeights("turned-digits"), model.init(random(1)));
      trained = mapTree(read, (t) => t.as("float64"));
      const digits = await mnist();
      const { images } = digitTensors(digits, digits.test.slice(0, 40), {
        side: 17,
        angle: (i) => digits.angles[i]!,
      });
      x = images.as("float64");
    });
    const turn = (of: Tensor, angle: number): Tensor => rotateImages(of, full([of.shape[0]!], angle, double));
    const lossOf = (of: Tensor): Tensor =>
      model.apply(trained, of).reconstruction.sub(of).square().reshape([40, -1]).mean(1);

    it("reconstructs digits that it has not seen", () => {
      const error = lossOf(x).mean().item();
      // Half of what an image that is the mean of all would leave.
      assert.ok(error < 0.02, `${error}`);
    });

    it("has the same code and loss along the orbit, to 1e-9, where turning is exact", () => {
      const start = model.apply(trained, x);
      for (const quarter of [1, 2, 3]) {
        const angle = (quarter * Math.PI) / 2;
        const moved = model.apply(trained, turn(x, angle));
        assert.ok(largest(moved.z.sub(start.z)) < 1e-9);
        assert.ok(largest(lossOf(turn(x, angle)).sub(lossOf(x))) < 1e-9);
        assert.ok(largest(moved.element.sub(start.element).sub(angle).cos().sub(1)) < 1e-9);
      }
    });

    it("has nearly the same between: what interpolation changes of the loss is a curve that is 0 at both ends", () => {
      const change = [0, 30, 45, 60, 90].map((degrees) =>
        lossOf(turn(x, (degrees * Math.PI) / 180))
          .sub(lossOf(x))
          .abs()
          .mean()
          .item(),
      );
      const [none, ...between] = change;
      const quarter = between.pop()!;
      assert.ok(none! < 1e-9 && quarter < 1e-9);
      for (const part of between) assert.ok(part > 1e-6 && part < 0.5 * lossOf(x).mean().item(), `${change}`);
    });
  });

  it("sets-of-digits: has the same code for every order of a set, to 1e-9, and most elements right", async () => {
    const model = setAutoencoder({ elements: 10, classes: 10 });
    const read = readCheckpoint(await trainedWeights("sets-of-digits"), model.init(random(1)));
    const { x, labels } = digitSets(200, random(99));
    assert.ok(rightOf(model.apply(read, x).reconstruction, labels).accuracy > 0.99);
    const trained = mapTree(read, (t) => t.as("float64"));
    const some = x.slice(0, 0, 20).as("float64");
    const order = tensor(Int32Array.of(3, 1, 4, 0, 5, 9, 2, 6, 8, 7));
    const P = identity(10, double).gather(order);
    const exchange = (of: Tensor): Tensor => einsum("to from, set from c -> set to c", P, of);
    const exchanged = exchange(some);
    const [a, b] = [model.apply(trained, some), model.apply(trained, exchanged)];
    assert.ok(largest(a.z.sub(b.z)) < 1e-9);
    assert.ok(largest(exchange(a.reconstruction).sub(b.reconstruction)) < 1e-9);
    assert.ok(largest(exchanged.sub(some)) === 1);
  });
});
