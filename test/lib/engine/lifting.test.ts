import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  correlate2d,
  einsum,
  randomNormal,
  stack,
  type Tensor,
  tensor,
  zeros,
} from "../../../lib/engine/index.js";
import { quarterTurn } from "../../../lib/grid/rotateImage.js";
import { random } from "../../../lib/numbers/random.js";

const draw = random(29);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });

/** Turns by g quarters as matrices of pixels: turns[g, to, from] of images with side x side pixels. */
function turnsOf(side: number): Tensor {
  const numbered = Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => y * side + x),
  );
  const pixels = [...Array(4)].reduce<number[][][]>((all) => [...all, quarterTurn(all.at(-1)!)], [numbered]);
  return tensor(
    pixels
      .slice(0, 4)
      .map((turned) =>
        turned.flat().map((from) => Array.from({ length: side * side }, (_, k) => Number(k === from))),
      ),
    { dtype: "float64" },
  );
}

/** Images [batch, channel, rows, columns], turned by g quarters. */
function turned(g: number, images: Tensor): Tensor {
  const [batch, channels, side] = images.shape as [number, number, number];
  const turn = turnsOf(side)
    .slice(0, g, g + 1)
    .reshape([side * side, side * side]);
  const pixels = images.reshape([batch, channels, side * side]);
  return einsum("to from, batch channel from -> batch channel to", turn, pixels).reshape(images.shape);
}

/** The lifting convolution: (k * f)(x, g) = sum_y k(g^-1 (y - x)) f(y), [batch, out, g, rows, columns]. */
function lifting(images: Tensor, kernel: Tensor, turns: Tensor): Tensor {
  const [outputs, inputs, side] = kernel.shape as [number, number, number];
  const flat = kernel.reshape([outputs, inputs, side * side]);
  const kernels = einsum("g to from, out in from -> out g in to", turns, flat);
  const y = correlate2d(images, kernels.reshape([-1, inputs, side, side]), { border: "zero" });
  return y.reshape([images.shape[0]!, outputs, 4, ...images.shape.slice(2)]);
}

/** How far the lifting of a turned image is from the lifting of the image, turned and with g moved on. */
function deviation(turns: Tensor): number {
  const [images, kernel] = [r(2, 3, 7, 7), r(4, 3, 3, 3)];
  const of = lifting(images, kernel, turns);
  const part = (y: Tensor, g: number): Tensor => y.slice(2, g, g + 1).reshape([2, 4, 7, 7]);
  const expected = stack(
    [0, 1, 2, 3].map((g) => turned(1, part(of, (g + 3) % 4))),
    2,
  );
  const off = lifting(turned(1, images), kernel, turns).sub(expected);
  return Math.max(...Array.from(off.values, Math.abs));
}

describe("the lifting convolution, of einsum and correlate2d", () => {
  it("turns with the image: (k * L_u f)(x, g) = (k * f)(u^-1 x, u^-1 g)", () => {
    assert.ok(deviation(turnsOf(3)) < 1e-12);
  });

  it("does not where its kernels are not turned", () => {
    const still = turnsOf(3)
      .slice(0, 0, 1)
      .add(zeros([4, 1, 1], { dtype: "float64" }));
    assert.ok(deviation(still) > 0.1);
  });
});
