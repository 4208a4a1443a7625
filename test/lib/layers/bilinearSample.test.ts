import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { full, grad, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { bilinearSample } from "../../../lib/layers/bilinearSample.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "../engine/differences.js";
import { assertNear, double, normals } from "./fieldChecks.js";

const numbers = normals(random(5));

/** Places of an image of 5 x 4 pixels, inside and beside it, none on a line of pixels. */
function placesApart(batch: number, rows: number, columns: number): Tensor {
  const draw = random(8);
  return tensor(
    Float64Array.from({ length: batch * rows * columns * 2 }, (_, k) => {
      const cell = Math.floor(8 * draw.uniform()) - 4;
      return cell + (k % 2 === 0 ? 0.5 : 0) + 0.1 + 0.8 * draw.uniform();
    }),
    { shape: [batch, rows, columns, 2] },
  );
}

/** One place of one image. */
const valueAt = (image: Tensor, x: number, y: number): number =>
  bilinearSample(image, tensor([[[[x, y]]]], double)).item();

/** The function a + b x + c y + d x y on an odd grid: it is bilinear everywhere. */
const ramp = tensor(
  [[[2, 1, 0, -1, -2].map((y) => [-2, -1, 0, 1, 2].map((x) => 3 + 2 * x - 5 * y + 0.5 * x * y))]],
  double,
);

describe("images read between their pixels", () => {
  it("have the value of a bilinear function at every place between them, x to the right and y upwards", () => {
    const draw = random(3);
    for (let k = 0; k < 50; k++) {
      const [x, y] = [4 * draw.uniform() - 2, 4 * draw.uniform() - 2];
      assert.ok(Math.abs(valueAt(ramp, x, y) - (3 + 2 * x - 5 * y + 0.5 * x * y)) < 1e-12);
    }
  });

  it("are counted from the centre of their own grid, with an even number of pixels too", () => {
    const image = tensor([[[[1, 2, 3, 4]]]], double);
    assert.deepEqual(
      [-1.5, -0.5, 0, 1.5].map((x) => valueAt(image, x, 0)),
      [1, 2, 2.5, 4],
    );
  });

  it("fall to 0 over the pixel beside the grid, and are 0 beyond it, however far", () => {
    const image = full([1, 1, 3, 3], 1, double);
    const along = (x: number): number[] => [valueAt(image, x, 0), valueAt(image, 0, -x)];
    assert.deepEqual(along(1.25), [0.75, 0.75]);
    for (const x of [2, 2.5, 7, 1e30, -1e300]) assert.deepEqual(along(x), [0, 0], `${x}`);
  });

  it("are each read at their own places, all channels alike", () => {
    const [images, places] = [numbers(3, 2, 4, 5), placesApart(3, 2, 3)];
    const all = bilinearSample(images, places);
    assert.deepEqual(all.shape, [3, 2, 2, 3]);
    for (let b = 0; b < 3; b++)
      for (let c = 0; c < 2; c++) {
        const image = images.slice(0, b, b + 1).slice(1, c, c + 1);
        assertNear(
          all.slice(0, b, b + 1).slice(1, c, c + 1),
          bilinearSample(image, places.slice(0, b, b + 1)),
        );
      }
  });

  it("have the derivatives they say in images and places, to second order", () => {
    assertDerivatives(bilinearSample, [numbers(2, 3, 5, 4), placesApart(2, 3, 2)]);
  });

  it("have on a line of pixels the slopes of the right and of the lower side", () => {
    const image = tensor(
      [
        [
          [
            [0, 0, 0],
            [1, 0, 5],
            [0, 7, 0],
          ],
        ],
      ],
      double,
    );
    const slopes = grad((places: Tensor) => bilinearSample(image, places).sum())(zeros([1, 1, 1, 2], double));
    assert.deepEqual(slopes.toArray(), [[[[5, -7]]]]);
  });

  it("lose no gradient to what lies outside: pixels and places there have the slope 0", () => {
    const places = full([1, 1, 1, 2], 9, double);
    const [byImage, byPlace] = grad(([x, p]: readonly [Tensor, Tensor]) => bilinearSample(x, p).sum())([
      full([1, 1, 3, 3], 1, double),
      places,
    ]);
    assert.ok([...byImage.values, ...byPlace.values].every((slope) => slope === 0));
  });

  it("are the same in float32 to its accuracy", () => {
    const [images, places] = [numbers(2, 2, 6, 6), placesApart(2, 4, 4)];
    const single = bilinearSample(images.as("float32"), places.as("float32")).as("float64");
    assert.ok(single.sub(bilinearSample(images, places)).abs().max().item() < 1e-5);
  });

  it("may be none, or be read nowhere", () => {
    assert.deepEqual(bilinearSample(zeros([0, 2, 3, 3]), zeros([0, 4, 5, 2])).shape, [0, 2, 4, 5]);
    assert.deepEqual(bilinearSample(zeros([2, 2, 3, 3]), zeros([2, 0, 5, 2])).shape, [2, 2, 0, 5]);
  });

  it("say what does not fit", () => {
    const [images, places] = [zeros([2, 1, 3, 3]), zeros([2, 4, 4, 2])];
    const refusals: readonly [() => unknown, RegExp][] = [
      [
        () => bilinearSample(zeros([3, 3]), places),
        /expected images \[batch, channel, rows, columns\], got \[3, 3\]/,
      ],
      [
        () => bilinearSample(zeros([2, 1, 0, 3]), places),
        /one channel, row and column at least, got \[2, 1, 0, 3\]/,
      ],
      [() => bilinearSample([[1]] as never, places), /expected images as a tensor, got a list/],
      [
        () => bilinearSample(images, zeros([1, 4, 4, 2])),
        /expected places \[2, rows, columns, 2\].*got \[1, 4, 4, 2\]/,
      ],
      [
        () => bilinearSample(images, zeros([2, 4, 4, 3])),
        /expected places \[2, rows, columns, 2\].*got \[2, 4, 4, 3\]/,
      ],
      [() => bilinearSample(images, zeros([2, 16, 2])), /got \[2, 16, 2\]/],
      [() => bilinearSample(images, places.as("float64")), /one dtype, got float32 and float64/],
      [() => bilinearSample(images, places.as("int32")), /expected float32 or float64, got int32/],
      [() => bilinearSample(images.as("int32"), places), /expected float32 or float64, got int32/],
      [() => bilinearSample(images, undefined as never), /places as a tensor, got undefined/],
      ...[Number.NaN, Number.POSITIVE_INFINITY].map((bad): [() => unknown, RegExp] => [
        () => bilinearSample(images, places.add(tensor([0, bad]))),
        new RegExp(`places of finite numbers, got ${bad} at 1`),
      ]),
    ];
    for (const [call, message] of refusals) assert.throws(call, message);
  });
});
