import { constant, sub } from "./arithmetic.js";
import { type Labels, placesOfLabels } from "./labelled.js";
import { pick } from "./pick.js";
import { mean } from "./reduce.js";
import { logSoftmax } from "./softmax.js";
import type { Tensor } from "./tensor.js";

/**
 * How surprised a classifier is by the right classes, the mean over the batch of
 *
 *     - log p_i(y_i),        p_i = softmax(logits_i)
 *
 * without overflow, and precise where a probability is nearly 0. A classifier that knows nothing has log(classes).
 *
 * @param logits [batch, class], the logarithms of probabilities up to a constant for each row
 * @param labels y, the class of each example: a list, or int32 [batch]
 * @returns one number
 * @example
 * crossEntropy(tensor([[0, 0]]), [1]); // log 2
 * @throws TypeError if the labels are neither a list nor int32
 * @throws RangeError if there is not one label for each row, or one is no class
 */
export function crossEntropy(logits: Tensor, labels: Labels): Tensor {
  const places = placesOfLabels("crossEntropy", logits, labels);
  return sub(constant(0, logits.dtype), mean(pick(logSoftmax(logits), places)));
}
