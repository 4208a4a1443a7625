import type { LearningPoint } from "../../cells/data/learningCurve.js";
import type { Trial } from "./study.js";
import { type Trained, type TrainingPlan, trained } from "./training.js";

/** A network that is trained and looked at. */
export interface NetworkTrial extends Omit<TrainingPlan, "onStep" | "digits"> {
  /** The model's name in the curve. */
  readonly model: string;
  readonly images: number;
  /** What is appended to the trial's name where model, images and seed do not tell it from others. */
  readonly also?: string;
  /** The digits to train on, made when they are needed. */
  readonly digits: () => TrainingPlan["digits"];
  /** What is seen of a trained network: a point for each. */
  readonly look: (
    network: Trained,
  ) => readonly Pick<LearningPoint, "accuracy" | "upright" | "shift" | "turn" | "change">[];
}

/** One training of a network, as a trial. */
export function networkTrial({ model, images, also = "", digits, look, ...plan }: NetworkTrial): Trial {
  const { seed, stops } = plan;
  return {
    name: `${model}, ${images} images${also}, seed ${seed}`,
    steps: stops.at(-1)!,
    async run(onStep) {
      const points: LearningPoint[] = [];
      for await (const network of trained({ ...plan, digits: digits(), onStep })) {
        const { steps, parameters, seconds } = network;
        for (const seen of look(network))
          points.push({
            model,
            images,
            seed,
            steps,
            ...seen,
            parameters,
            seconds: Number(seconds.toFixed(3)),
          });
      }
      return points;
    },
  };
}

/** Seeds 1, 2, ... */
export function seedsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k + 1);
}
