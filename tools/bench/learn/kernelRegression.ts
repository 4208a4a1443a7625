import { accuracy, type Tensor, tensor } from "noether";
import { identity, solve } from "noether/engine";
import type { DigitTensors } from "../../cells/data/digitTensors.js";

/**
 * Kernel ridge regression of the ten classes, with a Gaussian kernel of the pixels: what can be learned without knowing
 * that images are images,
 *
 *     f(x) = sum_i a_i exp(-|x - x_i|^2 / (2 s^2)),        (K + r) a = y,        s = 5, r = 0.01
 *
 * for images of 28 x 28 pixels, y_i = 1 for the class of x_i and 0 for others.
 *
 * @returns how many of the test digits it gets right, 0 to 1
 */
export function kernelRegression(train: DigitTensors, test: DigitTensors): number {
  const [x, z] = [train.images, test.images].map((images) =>
    images.as("float64").reshape([images.shape[0]!, -1]),
  ) as [Tensor, Tensor];
  const n = x.shape[0]!;
  const y = identity(10, { dtype: "float64" }).gather(tensor(train.labels, { dtype: "int32" }));
  const a = solve(gaussian(x, x).add(identity(n, { dtype: "float64" }).mul(0.01)), y);
  return accuracy(gaussian(z, x).matmul(a), test.labels);
}

/** exp(-|z - x|^2 / (2 s^2)) for all pairs of rows. */
function gaussian(z: Tensor, x: Tensor): Tensor {
  const squares = z.square().sum(1, { keep: true }).add(x.square().sum(1));
  return squares
    .sub(z.matmul(x.transpose()).mul(2))
    .maximum(0)
    .mul(-1 / (2 * 5 ** 2))
    .exp();
}
