import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { grad, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import type { Image } from "../../../lib/grid/image.js";
import { rotateImage } from "../../../lib/grid/rotateImage.js";
import { rotateImages } from "../../../lib/layers/rotateImages.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";
import { rotatedSample, slopesOf } from "./equivarianceCurves.js";
import { assertNear, double, gap, normals } from "./fieldChecks.js";

const numbers = normals(random(6));
const angles = (...list: number[]): Tensor => tensor(list, double);
const quarter = Math.PI / 2;

describe("images rotated by angles", () => {
  it("are what rotateImage makes of each", () => {
    for (const [rows, columns] of [
      [5, 5],
      [6, 6],
      [4, 7],
    ] as const) {
      const images = numbers(4, 2, rows, columns);
      const by = [0.3, -2, 7 * quarter, 11];
      const expected = (images.toArray() as Image[][]).map((channels, b) =>
        channels.map((image) => rotateImage(image, by[b]!)),
      );
      assertNear(rotateImages(images, angles(...by)), tensor(expected, double));
    }
  });

  it("move pixels onto pixels at quarter turns, to the last bit, in float32 too", () => {
    for (const dtype of ["float64", "float32"] as const)
      for (const side of [5, 6]) {
        const images = numbers(9, 2, side, side).as(dtype);
        const by = Array.from({ length: 9 }, (_, k) => k - 4);
        const turned = rotateImages(images, tensor(by, { dtype }).mul(quarter));
        for (const [b, k] of by.entries()) {
          let expected = images.slice(0, b, b + 1);
          for (let n = 0; n < (k & 3); n++) expected = expected.transpose().flip(-2);
          assert.deepEqual(
            turned.slice(0, b, b + 1).toArray(),
            expected.toArray(),
            `${k} quarters, ${dtype}`,
          );
        }
      }
  });

  it("have the derivatives they say in images and angles, to second order", () => {
    // At these angles no place comes nearer to a line of pixels than 0.07, but for the centre, which stays where it is.
    assertDerivatives(rotateImages, [numbers(3, 2, 5, 5), angles(2.3, -1, 2.75)]);
  });

  it("are as near to the rotated function as the square of the pixel's width", () => {
    const bump = (x: number, y: number): number => Math.exp(-((x - 0.5) ** 2 + 2 * y ** 2));
    const error = (h: number): number => {
      const side = 2 * Math.round(4 / h) + 1;
      const [image, goal] = [0, 0.6].map((a) => tensor([[rotatedSample(side, h, a, bump)]], double));
      return rotateImages(image!, angles(0.6)).sub(goal!).square().mean().sqrt().item();
    };
    for (const slope of slopesOf(error)) assert.ok(Math.abs(slope - 2) < 0.2, `${slope}`);
  });

  it("find the angle by which one was rotated, going down the gradient", () => {
    const bump = (x: number, y: number): number => Math.exp(-((x - 3) ** 2 + y ** 2) / 6) * (1 + 0.1 * x);
    const places = Array.from({ length: 13 }, (_, k) => k - 6);
    const image = tensor([[places.map((row) => places.map((column) => bump(column, -row)))]], double);
    const goal = rotateImages(image, angles(0.7));
    const slope = grad((a: Tensor) => rotateImages(image, a).sub(goal).square().sum());
    let a = angles(0);
    for (let step = 0; step < 60; step++) a = a.sub(slope(a).mul(0.02));
    assert.ok(Math.abs(a.item() - 0.7) < 1e-3, `${a.item()}`);
  });

  it("turn counter-clockwise: the other way they would be others", () => {
    const images = numbers(1, 1, 5, 5);
    assert.ok(gap(rotateImages(images, angles(quarter)), rotateImages(images, angles(-quarter))) > 1);
  });

  it("say what does not fit", () => {
    const images = zeros([2, 1, 3, 3]);
    const refusals: readonly [() => unknown, RegExp][] = [
      [
        () => rotateImages(images, zeros([3])),
        /rotateImages: expected angles \[2\].*got \[3\]: full\(\[2\], angle\)/,
      ],
      [() => rotateImages(images, tensor(0.3)), /expected angles \[2\].*got \[\]/],
      [() => rotateImages(images, 0.3 as never), /angles as a tensor, got number/],
      [
        () => rotateImages(images, tensor([0, Number.NaN])),
        /expected finite angles in radians, got NaN for image 1/,
      ],
      [() => rotateImages(images, zeros([2], double)), /one dtype, got float32 and float64/],
      [() => rotateImages(images, zeros([2]).as("int32")), /expected float32 or float64, got int32/],
      [() => rotateImages(zeros([3, 3]), zeros([3])), /rotateImages: expected images .*got \[3, 3\]/],
    ];
    for (const [call, message] of refusals) assert.throws(call, message);
  });
});
