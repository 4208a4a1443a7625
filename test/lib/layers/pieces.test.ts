import { describe, it } from "mocha";
import { random, type Tensor, tensor } from "noether";
import {
  assertDifferent,
  assertEqual,
  assertLearns,
  asTensor,
  double,
  normals,
  trained,
} from "./pieceChecks.js";
import { lifting } from "./pieces.js";

const numbers = normals(random(23));

describe("the lifting convolution", () => {
  const side = 3;
  /** An image [..., row, column] turned by 90 degrees, k times. */
  const turned = (x: Tensor, k: number): Tensor => (k === 0 ? x : turned(x.transpose().flip(-2), k - 1));
  const pixels = asTensor(
    Array.from({ length: 9 }, (_, i) => Array.from({ length: 9 }, (_, j) => (i === j ? 1 : 0))),
  );
  /** [to, from]: what the turn makes of each pixel alone. */
  const matrix = (k: number): Tensor =>
    turned(pixels.reshape([9, side, side]), k)
      .reshape([9, 9])
      .transpose();
  const turns = tensor(
    [0, 1, 2, 3].map((k) => matrix(k).toArray()),
    double,
  );
  const images = numbers(2, 2, 6, 6);
  /** Turned images and turned results [batch, out, g, row, column], where g moves on by one. */
  const both = (by: Tensor): [Tensor, Tensor] => {
    const model = lifting(2, 3, side, by);
    const of = (x: Tensor): Tensor => {
      const y = model.apply(model.init(random(1), double), x);
      return y.reshape([2, 3, 4, 4, 4]);
    };
    const before = of(images).permute([2, 0, 1, 3, 4]);
    const moved = turned(before.gather(tensor(Int32Array.from([3, 0, 1, 2]))), 1);
    return [of(turned(images, 1)), moved.permute([1, 2, 0, 3, 4])];
  };

  it("turns with the image, and the copies move on", () => {
    assertEqual(...both(turns));
  });

  it("does not where the kernel is turned the other way", () => {
    assertDifferent(...both(turns.transpose()));
  });

  it("learns", () => {
    const model = lifting(2, 3, side, turns);
    const y = model.apply(model.init(random(5), double), images);
    assertLearns(trained(model.init(random(6), double), (at) => model.apply(at, images).sub(y)));
  });
});
