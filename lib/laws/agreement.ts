import type { Instances, Law } from "./law.js";
import { relativeError } from "./residual.js";
import { show } from "./show.js";

/** How a comparison speaks: what should be true, and the input in words. */
export interface AgreementWords<Input extends readonly unknown[]> {
  readonly should: string;
  inWords(...input: Input): string;
}

/**
 * f(x) = r(x) for a reference r: the last resort where a value is fixed by a formula and by nothing else.
 *
 * Everything that can be said by a law of the mathematics is better said by that law: it explains, this only compares.
 *
 * @param reference r, with numbers or nested lists of numbers as values
 */
export function agreesWith<Input extends readonly unknown[], Output>(
  reference: (...input: Input) => Output,
  instances: Instances<Input>,
  words: AgreementWords<Input>,
): Law<(...input: Input) => Output, Input> {
  return {
    name: "agreement",
    statement: "f(x) = r(x)",
    instances,
    residual: (f, ...input) => relativeError(f(...input), reference(...input)),
    explain: (f, ...input) => ({
      should: words.should,
      given: words.inWords(...input),
      sides: [
        ["expected", show(reference(...input))],
        ["got", show(f(...input))],
      ],
    }),
  };
}
