import { lengthsIn, mapNumbers, numbersIn, zeroLike } from "../../cells/course/values.js";
import { type Adversary, type Answering, NOT_ALL, wrongAnswers } from "./adversary.js";

/** Whether an argument is one that beginners forget: all zeros, empty, a single entry. */
function isDegenerate(value: unknown): boolean {
  if (value === 0) return true;
  if (!Array.isArray(value)) return false;
  const numbers = numbersIn(value);
  return lengthsIn(value)[0]! <= 1 || (numbers.length > 0 && numbers.every((x) => x === 0));
}

/**
 * Forgets the inputs that lead to a division by zero. It is right elsewhere, so it should get less than all the points.
 */
export const degenerate: Adversary = {
  name: "degenerate inputs",
  does: "is right, but NaN, empty or zero where an argument is 0, empty, of one entry or all zeros",
  spares: ["constant", "table"],
  mayKeep: NOT_ALL,
  answers(material) {
    const { reference } = material;
    const otherwise =
      (value: (output: unknown) => unknown): Answering =>
      (...input) =>
        input.some(isDegenerate) ? value(reference(...input)) : reference(...input);
    return wrongAnswers(material, {
      NaN: otherwise((output) => mapNumbers(output, () => Number.NaN)),
      empty: otherwise(() => []),
      one: otherwise((output) => mapNumbers(output, () => 1)),
      zero: otherwise(zeroLike),
    });
  },
};
