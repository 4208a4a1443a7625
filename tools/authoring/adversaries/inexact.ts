import { mapNumbers } from "../../cells/course/values.js";
import { A_FIFTH, type Adversary, wrongAnswers } from "./adversary.js";

/** Is only nearly right. */
export const inexact: Adversary = {
  name: "inexact",
  does: "is off by a thousandth or a hundredth, or rounds its result to two digits",
  spares: ["constant"],
  mayKeep: A_FIFTH,
  answers(material) {
    const { reference, exercise } = material;
    return wrongAnswers(material, {
      "off by a thousandth": (...input) =>
        mapNumbers(reference(...input), (x) => x * (1 + 1e-3 * Math.sin(1 + 9 * x))),
      ...(exercise.upTo === "constant factor" || exercise.upTo === "any factor"
        ? {}
        : { "off by a hundredth": (...input) => mapNumbers(reference(...input), (x) => x * 1.01) }),
      "rounded to two digits": (...input) => mapNumbers(reference(...input), (x) => Number(x.toPrecision(2))),
      "rounded to 0.01": (...input) => mapNumbers(reference(...input), (x) => Math.round(100 * x) / 100),
    });
  },
};
