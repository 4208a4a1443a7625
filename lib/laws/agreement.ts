import type { Instances, Law } from "./law.js";
import { relativeError } from "./relativeError.js";
import { show } from "./show.js";

/** The words of a comparison: what should be true, and the input. */
export interface AgreementWords<Input extends readonly unknown[]> {
  readonly should: string;
  inWords(...input: Input): string;
}

/**
 * f(x) = r(x) for a reference r: the last resort, when a value is determined by a formula and by nothing else.
 *
 * A failure names the input and the first entry that is off, never its right value: that is for the learner to find.
 * Anything that a mathematical law can check is better checked by that law: it explains, whereas this only compares.
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
    try(f, input) {
      const [got, expected] = [f(...input), reference(...input)];
      return {
        residual: relativeError(got, expected),
        explain: () => ({
          should: words.should,
          given: words.inWords(...input),
          sides: [["got", show(got)]],
          look: place(got, expected),
        }),
      };
    },
  };
}

/** Where a value first differs from the reference: the indices of the entry, never its right value. */
function place(got: unknown, expected: unknown, path: readonly number[] = []): string {
  if (Array.isArray(expected) && Array.isArray(got) && got.length === expected.length) {
    const errors = expected.map((entry, i) => relativeError(got[i], entry));
    // The whole is too far off, but perhaps no single entry is: then the worst is named.
    const first = errors.findIndex((error) => error > 1e-9);
    const k = first >= 0 ? first : errors.indexOf(Math.max(...errors));
    return place(got[k], expected[k], [...path, k]);
  }
  if (Array.isArray(expected)) {
    return `expected a list of ${expected.length}${path.length > 0 ? ` at [${path.join("][")}]` : ""}, got ${show(got)}`;
  }
  return path.length === 0 ? "work this one out by hand" : `work out the entry [${path.join("][")}] by hand`;
}
