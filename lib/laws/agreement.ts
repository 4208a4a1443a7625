import type { Instances, Law } from "./law.js";
import { relativeError } from "./relativeError.js";
import { show } from "./show.js";

/** How a comparison speaks: what should be true, and the input in words. */
export interface AgreementWords<Input extends readonly unknown[]> {
  readonly should: string;
  inWords(...input: Input): string;
}

/**
 * f(x) = r(x) for a reference r: the last resort where a value is fixed by a formula and by nothing else.
 *
 * A failure names the input and the first entry that is off, never its right value: that is for the learner to find.
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

/** Where a value first leaves the reference: the entry's indices, never its right value. */
function place(got: unknown, expected: unknown, path: readonly number[] = []): string {
  if (Array.isArray(expected) && Array.isArray(got) && got.length === expected.length) {
    const errors = expected.map((entry, i) => relativeError(got[i], entry));
    // Of the whole it is too far off, of each entry it may not be: then the worst is named.
    const first = errors.findIndex((error) => error > 1e-9);
    const k = first >= 0 ? first : errors.indexOf(Math.max(...errors));
    return place(got[k], expected[k], [...path, k]);
  }
  if (Array.isArray(expected)) {
    return `expected a list of ${expected.length}${path.length > 0 ? ` at [${path.join("][")}]` : ""}, got ${show(got)}`;
  }
  return path.length === 0 ? "work this one out by hand" : `work out the entry [${path.join("][")}] by hand`;
}
