import { zeroLike } from "../../cells/course/values.js";
import { written } from "../../cells/course/written.js";
import { A_FIFTH, type Adversary } from "./adversary.js";

/** Knows only the simple instances, by heart. */
export const simpleOnly: Adversary = {
  name: "simple cases",
  does: "is right on the simple instances of every law, and zero or empty elsewhere",
  spares: ["constant", "table"],
  mayKeep: A_FIFTH,
  answers({ laws, reference }) {
    const known = new Map(
      laws.flatMap(({ simple }) => simple.map(({ input, output }) => [written(input), output] as const)),
    );
    const otherwise = (variant: string, value: (input: readonly unknown[]) => unknown) => ({
      variant,
      make: () => {
        return (...input: readonly unknown[]): unknown =>
          known.has(written(input)) ? known.get(written(input)) : value(input);
      },
    });
    return [
      otherwise("zero elsewhere", (input) => zeroLike(reference(...input))),
      otherwise("empty elsewhere", () => []),
      otherwise("its input elsewhere", ([first]) => first ?? null),
    ];
  },
};
