import { type Curve, faultOf, isCount, isLength, type Rules, storedCurve } from "./curve.js";

/** How far off a model is after one training. */
export interface ErrorPoint {
  readonly model: string;
  /** How many examples it was trained on. */
  readonly examples: number;
  readonly seed: number;
  /** How many steps it was trained for; 0 where nothing is trained step by step. */
  readonly steps: number;
  /** The mean error on the test examples, absolute or square as the study says, */
  readonly error: number;
  /** in this unit: "meV/A". */
  readonly unit: string;
  /** The same on the examples by which steps and settings were chosen, where there are such. */
  readonly validation?: number;
  /** How many numbers it has learned. */
  readonly parameters: number;
  /** Seconds of the processor that the training took. */
  readonly seconds: number;
}

/** Many trainings: how far off models are, after so many examples. */
export type ErrorCurve = Curve<ErrorPoint>;

/**
 * A learning curve of errors that comes with Noether, as `noether bench learn` made it: data/curves/NAME.json.
 *
 * @example
 * const { points } = await errorCurve("ethanol-forces");
 * points.filter(({ model, examples }) => model === "painn" && examples === 100).map(({ error }) => error); // meV/A
 * @throws UserError if there is none of that name, its points are no errors, or its file is damaged
 */
export function errorCurve(name: string): Promise<ErrorCurve> {
  return storedCurve(
    name,
    errorPointFault,
    (point) => "accuracy" in point && "accuracies, which learningCurve reads",
  );
}

/** What each number of a point has to be. */
const numbers: Rules<Exclude<keyof ErrorPoint, "model" | "unit">> = {
  examples: [isCount, "a whole number"],
  seed: [isCount, "a whole number"],
  steps: [isCount, "a whole number"],
  error: [isLength, "a number from 0 on"],
  validation: [(x) => x === undefined || isLength(x), "a number from 0 on"],
  parameters: [isCount, "a whole number"],
  seconds: [isLength, "a number from 0 on"],
};

/** What is wrong with a point, in words. */
export const errorPointFault: (point: unknown) => string | undefined = faultOf(numbers, ["model", "unit"]);
