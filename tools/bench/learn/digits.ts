import { type DigitTensors, digitTensors } from "../../cells/data/digitTensors.js";
import { type Digits, mnist } from "../../cells/data/mnist.js";

/** Pixels a side of the digits that studies learn from: odd, 17 -> 9 -> 5. */
export const side = 17;

/** Digits of a study: the first so many to train on, and all test digits. */
export interface StudyDigits {
  train(images: number): DigitTensors;
  test(): DigitTensors;
}

/** Digits, each rotated by an angle. */
export async function digitsTurned(angle: (digits: Digits, i: number) => number): Promise<StudyDigits> {
  const digits = await mnist();
  const made = (indices: readonly number[]): DigitTensors =>
    digitTensors(digits, indices, { side, angle: (i) => angle(digits, i) });
  let test: DigitTensors | undefined;
  return {
    train: (images) => made(digits.train.slice(0, images)),
    test: () => (test ??= made(digits.test)),
  };
}

/** By any angle, drawn once and for all. */
export const anyAngle = ({ angles }: Digits, i: number): number => angles[i]!;

/** By a quarter turn, or two, or three, or none: the angle of the digit, rounded down. */
export function quarterOf({ angles }: Digits, i: number): number {
  const quarter = Math.PI / 2;
  return Math.floor(angles[i]! / quarter) * quarter;
}
