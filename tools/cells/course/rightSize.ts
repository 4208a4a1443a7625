import { type Law, relativeError, showApart } from "noether";
import type { Inputs } from "./everyInputCounts.js";
import { numbersIn } from "./values.js";

/**
 * A condition: the largest number of the result and the smallest are what they should be. Most laws of equivariance
 * and linearity do not see a factor or a sign; this sees little else.
 *
 * @param reference says how large
 * @param tolerance the relative error that passes, where the answer is a quadrature (default 1e-9)
 */
export function rightSize<Input extends readonly unknown[], Output>(
  reference: (...input: Input) => Output,
  { draw, large = [] }: Inputs<Readonly<Input>>,
  { tolerance = 1e-9 }: { readonly tolerance?: number } = {},
): Law<(...input: Input) => Output, Readonly<Input>> {
  return {
    name: "the right size",
    statement: "\\max f(x) = \\max r(x), \\quad \\min f(x) = \\min r(x)",
    runs: 12,
    tolerance,
    instances: { ladder: large, draw, simpler: () => [] },
    residual: (f, ...input) =>
      relativeError(extremes(f(...(input as Input))), extremes(reference(...(input as Input)))),
    explain(f, ...input) {
      const [got, expected] = [f, reference].map((each) => extremes(each(...(input as Input))));
      const k = relativeError(got![0], expected![0]) > tolerance ? 0 : 1;
      const [yours, right] = showApart(got![k]!, expected![k]!);
      return {
        should: "The result should be as large as it comes out of the formula, and have its sign.",
        given: "",
        sides: [
          [`your ${k === 0 ? "largest" : "smallest"} number`, yours],
          ["it should be", right],
        ],
        look: "is there a factor or a sign too many, or one missing?",
      };
    },
  };
}

/** The largest and the smallest number in a value; NaN if one is NaN. */
function extremes(value: unknown): readonly [number, number] {
  const numbers = numbersIn(value);
  return [Math.max(...numbers), Math.min(...numbers)];
}
