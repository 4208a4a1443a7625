import { relativeError } from "noether";
import { type Law, sides } from "noether/laws";
import type { Inputs } from "./everyInputCounts.js";
import { numbersIn } from "./values.js";

/**
 * A condition: the largest and the smallest number of the result are what they should be. Most laws of equivariance and
 * linearity do not detect a factor or a sign; this one detects little else.
 *
 * @param reference a right solution, which gives the right size
 * @param tolerance the relative error that passes, larger if the answer is a quadrature (default: 1e-9)
 */
export function rightSize<Input extends readonly unknown[], Output>(
  reference: (...input: Input) => Output,
  { draw, large = [] }: Inputs<Readonly<Input>>,
  { tolerance = 1e-9 }: { readonly tolerance?: number } = {},
): Law<(...input: Input) => Output, Readonly<Input>> {
  return sides(
    "the right size",
    "\\max f(x) = \\max r(x), \\quad \\min f(x) = \\min r(x)",
    { examples: large, draw, simpler: () => [] },
    (f: (...input: Input) => Output, input) => {
      const [got, expected] = [f, reference].map((each) => extremes(each(...(input as Input)))) as [
        Extremes,
        Extremes,
      ];
      const k = relativeError(got[0], expected[0]) > tolerance ? 0 : 1;
      return {
        should: "The result should be as large as it comes out of the formula, and have its sign.",
        given: "",
        left: [`your ${k === 0 ? "largest" : "smallest"} number`, got],
        right: ["it should be", expected],
        shown: [got[k], expected[k]],
        look: "is there a factor or a sign too many, or one missing?",
      };
    },
    { runs: 72, tolerance },
  );
}

type Extremes = readonly [largest: number, smallest: number];

/** The largest and the smallest number in a value; NaN if one is NaN. */
function extremes(value: unknown): Extremes {
  const numbers = numbersIn(value);
  return [Math.max(...numbers), Math.min(...numbers)];
}
