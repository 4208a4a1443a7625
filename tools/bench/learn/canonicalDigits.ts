import { concat, type Layer, layer, minibatches, type Tensor } from "noether";
import { classicalImageAutoencoder, imageAutoencoder } from "noether/autoencoder";
import { calibrate } from "noether/engine";
import { type AutoencoderTrials, autoencoderTrials, trainedAutoencoder } from "./autoencoderTrials.js";
import { anyAngle, digitsTurned } from "./digits.js";
import { neighbourAccuracy } from "./nearestNeighbours.js";
import type { Study } from "./study.js";

/** How both are trained: 4,000 digits without their names, and Adam at a rate that falls along a cosine. */
const [count, batch, steps, rate] = [4000, 64, 1000, 3e-3];

/** How many neighbours name a code, and among how many digits that have names. */
const [neighbours, named] = [5, 1000];

/** An autoencoder as the codes and the images that it makes of images. */
type CodesAndImages = Layer<[x: Tensor], readonly [z: Tensor, made: Tensor], unknown>;

/** The rivals, of equal numbers of parameters within 6 %: 8 numbers and an angle in between, or 10 numbers. */
export const imageRivals: Readonly<Record<string, CodesAndImages>> = {
  imageAutoencoder: layer({ of: imageAutoencoder() }, ({ of }, x: Tensor) => {
    const { z, reconstruction } = of(x);
    return [z, reconstruction] as const;
  }),
  classical: layer({ of: classicalImageAutoencoder() }, ({ of }, x: Tensor) => of(x)),
};

/** Digits turned by any angle: what is gained where the angle is a number of its own. */
export const canonicalDigits: Study = {
  name: "canonical-digits",
  question:
    "digits turned by any angle, from 10 numbers: an autoencoder that is invariant under SO(2), and a classical one",
  trials: async ({ seeds }) => autoencoderTrials({ rivals: imageRivals, seeds, ...(await plan()) }),
};

/** The parameters of `imageAutoencoder()` after the study's training from seed 1. */
export async function trainedOnTurnedDigits(onStep: (steps: number) => void): Promise<unknown> {
  const { parameters } = await trainedAutoencoder(imageRivals.imageAutoencoder!, 1, await plan(), onStep);
  return (parameters as { readonly of: unknown }).of;
}

/** How many steps that takes. */
export const turnedDigitsSteps: number = steps;

type Plan = Omit<
  AutoencoderTrials<[x: Tensor], readonly [z: Tensor, made: Tensor], { readonly images: Tensor }>,
  "rivals" | "seeds"
>;

async function plan(): Promise<Plan> {
  const { train, test } = await digitsTurned(anyAngle);
  return {
    steps,
    rate,
    examples: count,
    batches: (draw) => minibatches({ images: train(count).images }, { size: batch, draw }),
    loss: (predict, { images }) => predict(images)[1].sub(images).square().mean(),
    look: (model, trained) => {
      const [known, asked] = [train(count), test()];
      const parts = (x: Tensor): Tensor[] =>
        Array.from({ length: x.shape[0]! / 100 }, (_, k) => x.slice(0, 100 * k, 100 * (k + 1)));
      const parameters = calibrate(
        model,
        trained,
        parts(known.images).map((part) => [part] as const),
      );
      const made = (x: Tensor) => parts(x).map((part) => model.apply(parameters, part));
      const codes = (of: ReturnType<typeof made>) =>
        concat(
          of.map(([z]) => z),
          0,
        );
      const found = made(asked.images);
      const images = concat(
        found.map(([, image]) => image),
        0,
      );
      return {
        accuracy: neighbourAccuracy(
          { codes: codes(made(known.images.slice(0, 0, named))), labels: known.labels.slice(0, named) },
          { codes: codes(found), labels: asked.labels },
          neighbours,
        ),
        reconstruction: images.sub(asked.images).square().mean().item(),
      };
    },
  };
}
