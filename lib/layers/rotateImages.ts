import { aliasOf } from "../engine/apply.js";
import { neg, operand } from "../engine/arithmetic.js";
import { checkTensor } from "../engine/checkTensor.js";
import { stack } from "../engine/concat.js";
import { tensor } from "../engine/create.js";
import { checkFloat } from "../engine/dtype.js";
import { einsum } from "../engine/einsum.js";
import { shapeText } from "../engine/shape.js";
import { inStep } from "../engine/step.js";
import type { Tensor } from "../engine/tensor.js";
import { bilinearSample } from "./bilinearSample.js";
import { checkImages } from "./checkImages.js";
import { cosineSine } from "./cosineSine.js";

/**
 * Images rotated about their centres, each by its own angle, counter-clockwise as seen:
 *
 *     (R f)(p) = f(R^-1 p)        R^-1 (x, y) = (x cos a + y sin a, y cos a - x sin a)
 *
 * for places p and values between pixels as `bilinearSample` has them: what `rotateImage` does to one image, here
 * differentiable in the images and in the angles. Quarter turns are exact for square images; there, as pixels lie on
 * pixels, the slope by the angle is a one-sided one.
 *
 * @param images [batch, channel, rows, columns]
 * @param angles [batch], in radians
 * @returns [batch, channel, rows, columns]; what leaves the grid is lost
 * @example
 * rotateImages(tensor([[[[1, 2], [3, 4]]]]), tensor([Math.PI / 2])); // [[[[2, 4], [1, 3]]]]
 * @throws RangeError if the images have no four axes or no pixels, there is not one angle for each, or one is not finite
 * @throws TypeError if something is no tensor of floats, or the dtypes differ
 */
export function rotateImages(images: Tensor, angles: Tensor): Tensor {
  checkImages("rotateImages", images);
  checkAngles("rotateImages", images, angles);
  return inStep(undefined, () => bilinearSample(images, turnedPlaces(images, angles)));
}

/** R^-1 p of all places p, [batch, rows, columns, 2]. */
function turnedPlaces(images: Tensor, angles: Tensor): Tensor {
  const [batch, , rows, columns] = images.shape as [number, number, number, number];
  const [cos, sin] = cosineSine(angles);
  const back = aliasOf(stack([cos, sin, neg(sin), cos], 1), [batch, 2, 2]);
  const grid = tensor(
    Array.from({ length: rows * columns }, (_, k) => [
      (k % columns) - (columns - 1) / 2,
      (rows - 1) / 2 - Math.floor(k / columns),
    ]),
    { dtype: images.dtype },
  );
  const places = einsum("image to from, place from -> image place to", back, grid);
  return aliasOf(places, [batch, rows, columns, 2]);
}

/**
 * That there is an angle for each of a batch.
 *
 * @throws RangeError if there is not, or one is not finite
 * @throws TypeError if they are no tensor, or of another dtype
 */
export function checkAngles(name: string, images: Tensor, angles: Tensor): void {
  checkTensor(name, angles, "angles as a tensor");
  checkFloat(name, angles);
  operand(name, images, angles);
  const batch = images.shape[0]!;
  if (angles.rank !== 1 || angles.shape[0] !== batch)
    throw new RangeError(
      `${name}: expected angles [${batch}], one for each image, got ${shapeText(angles.shape)}: full([${batch}], angle) has the same for all`,
    );
  const at = angles.values.findIndex((angle) => !Number.isFinite(angle));
  if (at >= 0)
    throw new RangeError(
      `${name}: expected finite angles in radians, got ${angles.values[at]} for image ${at}`,
    );
}
