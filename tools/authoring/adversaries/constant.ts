import { shapeOf } from "../../cells/course/values.js";
import { written } from "../../cells/course/written.js";
import { A_FIFTH, type Adversary } from "./adversary.js";
import { frequent } from "./table.js";

/** Gives the same answer to every input. */
export const constant: Adversary = {
  name: "a constant",
  does: "gives one of the four most frequent answers, or the most frequent one for inputs of this form",
  spares: ["constant", "table"],
  mayKeep: A_FIFTH,
  answers({ calls }) {
    const counts = new Map<string, { value: unknown; count: number }>();
    for (const { output } of calls) {
      const key = written(output);
      counts.set(key, { value: output, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    const values = [...counts.values()].sort((a, b) => b.count - a.count).slice(0, 4);
    const byShape = frequent(calls.map(({ input, output }) => [shapeOf(input), output]));
    return [
      ...values.map(({ value }) => ({ variant: written(value).slice(0, 40), make: () => () => value })),
      {
        variant: "one for each form of the input",
        make:
          () =>
          (...input: readonly unknown[]) =>
            byShape.get(shapeOf(input)) ?? values[0]?.value,
      },
    ];
  },
};
