import { type Curve, faultOf, isCount, isLength, isPart, type Rules, storedCurve } from "./curve.js";

/** How well a model does after one training. */
export interface LearningPoint {
  readonly model: string;
  /** How many images it was trained on, or sets, or clouds of points. */
  readonly images: number;
  readonly seed: number;
  /** How many steps it was trained for; 0 where nothing is trained step by step. */
  readonly steps: number;
  /** The part of the test images (or of the elements of sets) that it gets right, 0 to 1. */
  readonly accuracy: number;
  /** The same for test images that are upright, where the others are not. */
  readonly upright?: number;
  /** By how many pixels the test images are shifted, where they are. */
  readonly shift?: number;
  /** By how many degrees the test images are turned, where they are, */
  readonly turn?: number;
  /** and by how much the logits change when they are: 0 for none, about 1.4 as from one digit to another. */
  readonly change?: number;
  /** The part of the test sets of which it gets every element right, where it is shown sets. */
  readonly whole?: number;
  /** The mean square error of its reconstructions, where it makes some. */
  readonly reconstruction?: number;
  /** How many numbers it has learned. */
  readonly parameters: number;
  /** Seconds of the processor that the training took. */
  readonly seconds: number;
}

/** Many trainings: how well models do, after so many images or so much work. */
export type LearningCurve = Curve<LearningPoint>;

/**
 * A learning curve that comes with Noether, as `noether bench learn` made it: data/curves/NAME.json.
 *
 * @example
 * const { points } = await learningCurve("rotated-digits");
 * points.filter(({ model, images }) => model === "se2GCnn" && images === 600).map(({ accuracy }) => accuracy);
 * @throws UserError if there is none of that name, its points are errors, or its file is damaged
 */
export function learningCurve(name: string): Promise<LearningCurve> {
  return storedCurve(name, pointFault, (point) => "error" in point && "errors, which errorCurve reads");
}

/** What each number of a point has to be. */
const numbers: Rules<Exclude<keyof LearningPoint, "model">> = {
  images: [isCount, "a whole number"],
  seed: [isCount, "a whole number"],
  steps: [isCount, "a whole number"],
  accuracy: [isPart, "a number from 0 to 1"],
  upright: [(x) => x === undefined || isPart(x), "a number from 0 to 1"],
  shift: [(x) => x === undefined || Number.isSafeInteger(x), "a whole number"],
  turn: [(x) => x === undefined || Number.isFinite(x), "a number"],
  change: [(x) => x === undefined || isLength(x), "a number from 0 on"],
  whole: [(x) => x === undefined || isPart(x), "a number from 0 to 1"],
  reconstruction: [(x) => x === undefined || isLength(x), "a number from 0 on"],
  parameters: [isCount, "a whole number"],
  seconds: [isLength, "a number from 0 on"],
};

/** What is wrong with a point, in words. */
export const pointFault: (point: unknown) => string | undefined = faultOf(numbers, ["model"]);
