import { lengthsIn, numbersIn } from "../../cells/course/values.js";
import { A_FIFTH, type Adversary, type Answering } from "./adversary.js";
import { obeying, trivialAnswers } from "./trivial.js";

/** Keeps nothing between calls: it looks at the input and guesses which law is asking. */
export const guessesTheLaw: Adversary = {
  name: "guesses the law",
  does: "is in each law another answer without mathematics that obeys it, and guesses by the input's numbers which law asks",
  spares: ["constant", "table"],
  mayKeep: A_FIFTH,
  answers(material) {
    const inLaw = obeying(material, trivialAnswers(material), { seed: 900_001, runs: 50 });
    const known = material.laws.flatMap(({ simple, drawn }, law) =>
      [...simple.slice(0, 40), ...drawn.slice(0, 60)].map(({ input }) => ({ law, at: statistics(input) })),
    );
    const guess: Answering = (...input) => {
      const here = statistics(input);
      let nearest = { law: 0, gap: Number.POSITIVE_INFINITY };
      for (const { law, at } of known) {
        const gap = at.reduce((sum, x, k) => sum + Math.abs(x - here[k]!), 0);
        if (gap < nearest.gap) nearest = { law, gap };
      }
      return inLaw[nearest.law]!(...input);
    };
    return [{ variant: "", make: () => guess }];
  },
};

/**
 * Features that tell the inputs of one law from those of another: how many numbers, how large, how many zero, whole,
 * equal.
 */
function statistics(input: readonly unknown[]): readonly number[] {
  const numbers = input.flatMap(numbersIn).filter(Number.isFinite);
  const n = Math.max(1, numbers.length);
  const share = (which: (x: number) => boolean): number => numbers.filter(which).length / n;
  return [
    Math.log1p(numbers.length),
    Math.log1p(Math.max(0, ...input.flatMap(lengthsIn))),
    Math.log1p(Math.max(0, ...numbers.map(Math.abs))),
    share((x) => x === 0),
    share((x) => x === 1),
    2 * share(Number.isInteger),
    share((x) => x < 0),
    new Set(numbers).size / n,
  ];
}
