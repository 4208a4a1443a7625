import { accuracy, crossEntropy, type Layer, layer, type Random, random, type Tensor, tensor } from "noether";
import { classicalSetAutoencoder, setAutoencoder } from "noether/autoencoder";
import { autoencoderTrials, trainedAutoencoder } from "./autoencoderTrials.js";
import type { Study } from "./study.js";

/** Sets of ten digits; about 92,000 sets, or ten thousand million lists. */
const [elements, classes] = [10, 10];

/** How both are trained: batches of new sets, and Adam at a rate of 0.003 that falls along a cosine. */
const [batch, steps, rate] = [64, 1200, 3e-3];

/** An autoencoder as what it makes of sets, logits [sets, n, classes]. */
type Logits = Layer<[x: Tensor, draw: Random | undefined], Tensor, unknown>;

/** The rivals, of equal numbers of parameters within 6 %, with 8 numbers in between. */
export const setRivals: Readonly<Record<string, Logits>> = {
  setAutoencoder: layer(
    { of: setAutoencoder({ elements, classes }) },
    ({ of }, x: Tensor, draw?: Random) => of(x, draw).reconstruction,
  ),
  classical: layer({ of: classicalSetAutoencoder({ elements, classes }) }, ({ of }, x: Tensor) => of(x)[1]),
};

/** How autoencoders of sets are trained and looked at. */
const plan = {
  steps,
  rate,
  examples: batch * steps,
  batches: function* (draw: Random): Generator<DigitSets> {
    for (;;) yield digitSets(batch, draw);
  },
  loss: (
    predict: (x: Tensor, draw: Random | undefined) => Tensor,
    { x, labels }: DigitSets,
    draw: Random,
  ): Tensor => crossEntropy(rows(predict(x, draw)), labels),
  look: (model: Logits, parameters: unknown) => {
    const { x, labels } = digitSets(1000, random(12345));
    return rightOf(model.apply(parameters, x, undefined), labels);
  },
};

/** Sets of digits that are reconstructed from 8 numbers: what is gained where the order need not be kept. */
export const setsOfDigits: Study = {
  name: "sets-of-digits",
  question:
    "sets of ten digits from 8 numbers: an autoencoder that is invariant under S_10, and a classical one",
  trials: async ({ seeds }) => autoencoderTrials({ rivals: setRivals, seeds, ...plan }),
};

/** The parameters of `setAutoencoder({ elements: 10, classes: 10 })` after the study's training from seed 1. */
export async function trainedOnSetsOfDigits(onStep: (steps: number) => void): Promise<unknown> {
  const { parameters } = await trainedAutoencoder(setRivals.setAutoencoder!, 1, plan, onStep);
  return (parameters as { readonly of: unknown }).of;
}

/** How many steps that takes. */
export const setsOfDigitsSteps: number = steps;

/** Sets as they are learned. */
interface DigitSets {
  readonly x: Tensor;
  readonly labels: number[];
}

/** Sets of random digits, one-hot, with the digits in their order. */
export function digitSets(count: number, draw: Random): DigitSets {
  const labels = Array.from({ length: count * elements }, () => draw.integer(classes));
  const values = new Float32Array(labels.length * classes);
  for (const [k, label] of labels.entries()) values[k * classes + label] = 1;
  return { x: tensor(values, { shape: [count, elements, classes] }), labels };
}

/** The part of the elements, and of the whole sets, that are right. */
export function rightOf(
  logits: Tensor,
  labels: readonly number[],
): { readonly accuracy: number; readonly whole: number } {
  const found = rows(logits).argMax(-1).values;
  const sets = labels.length / elements;
  const whole = Array.from({ length: sets }, (_, s) =>
    labels.slice(s * elements, (s + 1) * elements).every((label, i) => label === found[s * elements + i]),
  );
  return { accuracy: accuracy(rows(logits), labels), whole: whole.filter(Boolean).length / sets };
}

function rows(logits: Tensor): Tensor {
  return logits.reshape([-1, classes]);
}
