import { mapNumbers, numbersIn } from "../../cells/course/values.js";
import { A_FIFTH, type Adversary, type Answering, wrongAnswers } from "./adversary.js";

type Factor = (numbers: readonly number[], input: readonly unknown[]) => (x: number) => number;

const by = (c: number): ((x: number) => number) => (c !== 0 && Number.isFinite(c) ? (x) => x / c : (x) => x);
const factors: Readonly<Record<string, Factor>> = {
  "times 2": () => (x) => 2 * x,
  "times -1": () => (x) => -x,
  "divided by its length": (numbers) => by(numbers.length > 1 ? numbers.length : 2),
  "divided by the length of the input": (_, input) => by(Math.max(2, numbersIn(input[0]).length)),
  "square roots": () => (x) => Math.sign(x) * Math.sqrt(Math.abs(x)),
  "divided by its sum": (numbers) => by(numbers.reduce((sum, x) => sum + x, 0)),
  "divided by its largest entry": (numbers) => by(Math.max(...numbers.map(Math.abs))),
  "divided by its norm": (numbers) => by(Math.hypot(...numbers)),
};

/** The factors that are the same for every input of one size. */
const constant = ["times 2", "times -1", "divided by its length", "divided by the length of the input"];

/** Forgets or invents a factor. */
export const factor: Adversary = {
  name: "a factor",
  does: "is right up to one factor: 2, -1, 1/n, square roots, divided by its sum, its largest entry or its norm",
  spares: ["constant", "table"],
  mayKeep: A_FIFTH,
  answers(material) {
    const { reference, exercise } = material;
    if (exercise.upTo === "any factor") return [];
    const free = exercise.upTo === undefined ? [] : exercise.upTo === "sign" ? ["times -1"] : constant;
    const wrong = Object.entries(factors).map(([variant, make]): [string, Answering] => [
      variant,
      (...input) => {
        const output = reference(...input);
        const numbers = numbersIn(output);
        return numbers.length === 0 ? output : mapNumbers(output, make(numbers, input));
      },
    ]);
    return wrongAnswers(material, Object.fromEntries(wrong.filter(([variant]) => !free.includes(variant))));
  },
};
