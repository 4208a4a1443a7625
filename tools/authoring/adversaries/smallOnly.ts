import { lengthsIn, zeroLike } from "../../cells/course/values.js";
import { A_FIFTH, type Adversary, type Material, type WrongAnswer } from "./adversary.js";

/** A measure of an input's size, and the size up to which somebody would write the answer out. */
interface Measure {
  readonly name: string;
  readonly of: (input: readonly unknown[]) => number;
  /** The size that somebody writes out by hand: lists of eight, degrees up to three. */
  readonly byHand: number;
}

/** How many inputs an answer that knows the largest has to be wrong on: with fewer it is nearly right, and no trick. */
const ENOUGH = 3;

/** Is right only for inputs small enough to be written out by hand, and perhaps for the largest, which it knows. */
export const smallOnly: Adversary = {
  name: "small sizes",
  does: "is right up to a size (half of the largest that is asked; lists of 8; whole numbers up to 3), and zero or empty above, or there too only for the largest",
  spares: ["constant", "table"],
  mayKeep: A_FIFTH,
  answers(material) {
    const { reference } = material;
    return measures(material).flatMap(({ name, of, byHand }) => {
      const sizes = [...new Set(material.calls.map(({ input }) => of(input)))].sort((a, b) => a - b);
      if (sizes.length < 2) return [];
      const half = sizes[Math.ceil(sizes.length / 2) - 1]!;
      const largest = sizes.at(-1)!;
      return [...new Set([half, byHand])].flatMap((limit) => {
        const isSmall = (input: readonly unknown[]): boolean => of(input) <= limit;
        const isKnown = (input: readonly unknown[]): boolean => isSmall(input) || of(input) === largest;
        return [
          rightIf(isSmall, `${name} <= ${limit}, zero above`, zero),
          rightIf(isSmall, `${name} <= ${limit}, empty above`, () => []),
          ...(material.calls.filter(({ input }) => !isKnown(input)).length >= ENOUGH
            ? [rightIf(isKnown, `${name} <= ${limit} or ${largest}, zero elsewhere`, zero)]
            : []),
        ];
      });

      function zero(input: readonly unknown[]): unknown {
        return zeroLike(reference(...input));
      }

      function rightIf(
        isRight: (input: readonly unknown[]) => boolean,
        variant: string,
        otherwise: (input: readonly unknown[]) => unknown,
      ): WrongAnswer {
        return {
          variant,
          make:
            () =>
            (...input: readonly unknown[]) =>
              isRight(input) ? reference(...input) : otherwise(input),
        };
      }
    });
  },
};

function measures({ calls }: Material): readonly Measure[] {
  const whole = (calls[0]?.input ?? []).flatMap((_, k): Measure[] =>
    calls.every(({ input }) => Number.isInteger(input[k]))
      ? [{ name: `argument ${k + 1}`, of: (input) => input[k] as number, byHand: 3 }]
      : [],
  );
  return [
    { name: "longest list", of: (input) => Math.max(0, ...input.flatMap(lengthsIn)), byHand: 8 },
    ...whole,
  ];
}
