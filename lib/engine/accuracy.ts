import { type Labels, placesOfLabels } from "./labelled.js";
import { argMax } from "./largest.js";
import type { Tensor } from "./tensor.js";

/**
 * How many of the examples a classifier gets right, from 0 to 1: those whose largest logit is that of their label, the
 * first of several that are equal.
 *
 * @param logits [batch, class]
 * @param labels the class of each example: a list, or int32 [batch]
 * @throws as `crossEntropy`
 */
export function accuracy(logits: Tensor, labels: Labels): number {
  const places = placesOfLabels("accuracy", logits, labels).values;
  const [batch, classes] = logits.shape as [number, number];
  const answers = argMax(logits, 1).values;
  let right = 0;
  for (let i = 0; i < batch; i++) if (i * classes + answers[i]! === places[i]) right++;
  return right / batch;
}
