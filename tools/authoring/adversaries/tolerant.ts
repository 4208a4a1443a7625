import { mapNumbers, numbersIn } from "../../cells/course/values.js";
import { type Adversary, NOT_ALL, wrongAnswers } from "./adversary.js";

/** Takes different inputs for equal: it sees its input through a coarse grid. */
export const tolerant: Adversary = {
  name: "tolerant",
  does: "is right about its input rounded to a fiftieth of the largest number: it takes for equal what differs by less",
  spares: ["constant", "table"],
  mayKeep: NOT_ALL,
  answers(material) {
    const rounded = (argument: unknown): unknown => {
      const step = Math.max(...numbersIn(argument).map(Math.abs)) / 50;
      return step > 0 ? mapNumbers(argument, (x) => Math.round(x / step) * step) : argument;
    };
    return wrongAnswers(material, {
      "": (...input) =>
        material.reference(
          ...input.map((argument) => (typeof argument === "object" ? rounded(argument) : argument)),
        ),
    });
  },
};
