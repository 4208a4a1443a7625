import { aliasOf, apply } from "../engine/apply.js";
import { add, mul, neg, operand, sub } from "../engine/arithmetic.js";
import { checkTensor } from "../engine/checkTensor.js";
import { concat } from "../engine/concat.js";
import { constantRules } from "../engine/constantRules.js";
import { tensor } from "../engine/create.js";
import { checkFloat } from "../engine/dtype.js";
import { allFinite } from "../engine/finite.js";
import { contract } from "../engine/form.js";
import { shapeText } from "../engine/shape.js";
import { split } from "../engine/split.js";
import { inStep } from "../engine/step.js";
import type { Operation, Tensor } from "../engine/tensor.js";
import { checkImages } from "./checkImages.js";
import { samplingForm } from "./samplingForm.js";

/**
 * Images read at places between their pixels:
 *
 *     y_bc(p) = sum_ij w(row - i) w(column - j) x_bc(i, j)        w(t) = max(0, 1 - |t|)
 *
 * bilinear between pixels, and 0 outside. A place is the vector (x, y) from the centre of the image, x to the right and y
 * upwards, in pixels: (x, y) = (column - (columns - 1) / 2, (rows - 1) / 2 - row).
 *
 * Differentiable in the images and in the places, as often as one likes. On a line of pixels the slopes by the places
 * jump; there they are those of the side of growing columns and rows, to the right and downwards.
 *
 * @param images [batch, channel, rows, columns]
 * @param places [batch, rows', columns', 2]: each image has its own
 * @returns [batch, channel, rows', columns']
 * @example
 * const image = tensor([[[[1, 2], [3, 4]]]]);
 * bilinearSample(image, tensor([[[[0, 0], [0.5, 0.5]]]])); // [[[[2.5, 2]]]]: the middle, and the pixel on the upper right
 * @throws RangeError if the images have no four axes or no pixels, the places are not as above, or one is not finite
 * @throws TypeError if something is no tensor of floats, or the dtypes differ
 */
export function bilinearSample(images: Tensor, places: Tensor): Tensor {
  checkImages("bilinearSample", images);
  checkPlaces(images, places);
  return inStep(undefined, () => sampled(images, places));
}

function sampled(images: Tensor, places: Tensor): Tensor {
  const { shape, dtype } = images;
  const [batch, channels, rows, columns] = shape as [number, number, number, number];
  const [, high, wide] = places.shape as [number, number, number, number];
  const count = high * wide;
  const centre = tensor([(columns - 1) / 2, (rows - 1) / 2], { dtype });
  const at = add(mul(aliasOf(places, [batch * count, 2]), tensor([1, -1], { dtype })), centre);
  const cell = apply(Floor, [at], null);
  const [a, b] = split(sub(at, cell), 2);
  const [left, above] = [add(neg(a), 1), add(neg(b), 1)];
  const w = concat([mul(above, left), mul(above, a), mul(b, left), mul(b, a)], 1);
  const y = contract(samplingForm(shape, count, apply(Corners, [cell], [rows, columns])), 2, [images, w]);
  return aliasOf(y, [batch, channels, high, wide]);
}

/** The largest whole number that is not above; it does not move with its operand. */
const Floor: Operation = {
  name: "floor",
  shapes: ([x]) => [x!.shape],
  run: ([y], [x]) => {
    for (let k = 0; k < y!.length; k++) y![k] = Math.floor(x![k]!);
  },
  ...constantRules,
};

/** The pixels about places, from the first of them [column, row]: its own, the right one, the two below; -1 outside. */
const Corners: Operation<readonly [rows: number, columns: number]> = {
  name: "pixels about places",
  dtype: "int32",
  shapes: ([cell]) => [[cell!.shape[0]!, 4]],
  run: ([corners], [cell], [rows, columns]) => {
    for (let k = 0; k < corners!.length; k++) {
      const column = cell![2 * (k >> 2)]! + (k & 1);
      const row = cell![2 * (k >> 2) + 1]! + ((k >> 1) & 1);
      const isInside = column >= 0 && column < columns && row >= 0 && row < rows;
      corners![k] = isInside ? row * columns + column : -1;
    }
  },
  ...constantRules,
};

function checkPlaces(images: Tensor, places: Tensor): void {
  checkTensor("bilinearSample", places, "places as a tensor");
  checkFloat("bilinearSample", places);
  operand("bilinearSample", images, places);
  const batch = images.shape[0]!;
  if (places.rank !== 4 || places.shape[3] !== 2 || places.shape[0] !== batch)
    throw new RangeError(
      `bilinearSample: expected places [${batch}, rows, columns, 2], a vector (x, y) for each pixel that is wanted of each of the ${batch} images, got ${shapeText(places.shape)}`,
    );
  if (allFinite(places)) return;
  const at = places.values.findIndex((value) => !Number.isFinite(value));
  throw new RangeError(
    `bilinearSample: expected places of finite numbers, got ${places.values[at]} at ${at}`,
  );
}
