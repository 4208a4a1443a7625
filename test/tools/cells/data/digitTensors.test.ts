import assert from "node:assert/strict";
import { quarterTurn, rotateImage, type Tensor, tensor } from "noether";
import { digitTensors } from "../../../../tools/cells/data/digitTensors.js";
import { type Digits, mnist } from "../../../../tools/cells/data/mnist.js";

/** The k-th image as rows. */
const rows = (images: Tensor, k: number): number[][] =>
  images
    .slice(0, k, k + 1)
    .reshape(images.shape.slice(2))
    .toArray() as number[][];

describe("digits as tensors", () => {
  const sides = [1, 5, 9, 14, 17, 27, 28];
  let digits: Digits;
  before(async () => {
    digits = await mnist();
  });
  const some = [0, 7, 4000, 5999];

  it("are the digits, with their labels", () => {
    const { images, labels } = digitTensors(digits, some);
    assert.deepEqual(images.shape, [4, 1, 28, 28]);
    assert.equal(images.dtype, "float32");
    for (const [k, i] of some.entries()) {
      assert.deepEqual(rows(images, k), tensor(digits.image(i) as number[][]).toArray());
      assert.equal(labels[k], digits.labels[i]);
    }
    assert.deepEqual(digitTensors(digits, []).images.shape, [0, 1, 28, 28]);
  });

  it("are made smaller by means over areas: of blocks where the side divides 28, and the mean ink stays", () => {
    const whole = digitTensors(digits, some).images;
    const blocks = digitTensors(digits, some, { side: 14 }).images;
    const expected = whole.reshape([4, 1, 14, 2, 14, 2]).mean([3, 5]);
    assert.ok(Math.max(...blocks.sub(expected).abs().values) < 1e-6);
    for (const side of sides) {
      const { images } = digitTensors(digits, some, { side });
      assert.deepEqual(images.shape, [4, 1, side, side]);
      const off = images
        .mean([1, 2, 3])
        .sub(whole.mean([1, 2, 3]))
        .abs();
      assert.ok(Math.max(...off.values) < 1e-6);
    }
  });

  it("weigh a pixel by how much of it lies in the area", () => {
    // 28 pixels on 17: the first new pixel is 28/17 old ones wide, all of pixel 0 and 11/17 of pixel 1.
    const line: Digits = {
      ...digits,
      image: () => digits.image(0).map(() => [1, 0.5, ...Array(26).fill(0)]),
    };
    const [first] = rows(digitTensors(line, [0], { side: 17 }).images, 0);
    assert.ok(Math.abs(first![0]! - (1 + 0.5 * (11 / 17)) / (28 / 17)) < 1e-7);
    assert.ok(Math.abs(first![1]! - (0.5 * (6 / 17)) / (28 / 17)) < 1e-7);
  });

  it("commute with quarter turns, exactly, at every side", () => {
    const turned: Digits = { ...digits, image: (i) => quarterTurn(digits.image(i)) };
    for (const angle of [undefined, (i: number) => digits.angles[i]!]) {
      const upright: Digits = {
        ...digits,
        image: (i) => (angle ? rotateImage(digits.image(i), angle(i)) : digits.image(i)),
      };
      const quarter: Digits = { ...upright, image: (i) => quarterTurn(upright.image(i)) };
      for (const side of sides) {
        const [small, other] = [upright, quarter].map((set) => digitTensors(set, some, { side }).images);
        for (const k of some.keys()) assert.deepEqual(rows(other!, k), quarterTurn(rows(small!, k)));
      }
    }
    const byAngle = digitTensors(digits, some, { side: 17, angle: () => Math.PI / 2 });
    assert.deepEqual(byAngle.images.toArray(), digitTensors(turned, some, { side: 17 }).images.toArray());
  });

  it("are rotated before they are made smaller, each by its own angle", () => {
    const { images } = digitTensors(digits, some, { angle: (i) => digits.angles[i]! });
    for (const [k, i] of some.entries())
      assert.deepEqual(rows(images, k), tensor(rotateImage(digits.image(i), digits.angles[i]!)).toArray());
  });

  it("refuse a side that is none, and a digit that is not there", () => {
    for (const side of [0, 29, 2.5, Number.NaN])
      assert.throws(() => digitTensors(digits, [0], { side }), {
        name: "RangeError",
        message: `digitTensors: expected a side from 1 to 28 pixels, got ${side}`,
      });
    assert.throws(() => digitTensors(digits, [6000]), { name: "RangeError", message: /got 6000/ });
  });
});
