import { checkTensor } from "../engine/checkTensor.js";
import { checkFloat } from "../engine/dtype.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * That something is a batch of images, [batch, channel, rows, columns], with pixels.
 *
 * @throws RangeError if it has not four axes, or no rows, columns or channels
 * @throws TypeError if it is no tensor of floats
 */
export function checkImages(name: string, images: Tensor): void {
  checkTensor(name, images, "images as a tensor");
  checkFloat(name, images);
  if (images.rank !== 4)
    throw new RangeError(
      `${name}: expected images [batch, channel, rows, columns], got ${shapeText(images.shape)}: name the axes that are missing by .reshape([...])`,
    );
  if (images.shape.slice(1).includes(0))
    throw new RangeError(
      `${name}: expected images with one channel, row and column at least, got ${shapeText(images.shape)}`,
    );
}
