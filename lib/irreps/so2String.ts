import type { Trimmed, Whole } from "./irrepsString.js";

/** Whether a string is one term: "4x1", or "1" for "1x1". */
type TermText<S extends string> = S extends `${infer Mul}x${infer Frequency}`
  ? Whole<Mul> extends true
    ? Whole<Frequency>
    : false
  : Whole<S>;

/** The sentence about the first invalid term; never if all are valid. */
type FirstBad<S extends string> = S extends `${infer Term}+${infer Rest}`
  ? TermText<Trimmed<Term>> extends true
    ? FirstBad<Rest>
    : NotOfSo2<Trimmed<Term>>
  : TermText<Trimmed<S>> extends true
    ? never
    : NotOfSo2<Trimmed<S>>;

/**
 * The type of a string that names irreps of SO(2): terms "multiplicity x frequency", joined by "+". For any other literal it
 * is a sentence, which the compiler prints as the expected type; a string that it does not know is checked when it is read.
 *
 * @example
 * declare function read<S extends string>(text: So2String<S>): void;
 * read("8x0 + 4x1");
 * read("4x1o"); // '4x1o' is no irrep of SO(2): write multiplicity x frequency, e.g. 4x1
 */
export type So2String<S extends string> = string extends S
  ? S
  : [FirstBad<S>] extends [never]
    ? S
    : FirstBad<S>;

/** The sentence about an invalid term, used by the compiler and at run time. */
export type NotOfSo2<Term extends string> =
  `'${Term}' is no irrep of SO(2): write multiplicity x frequency, e.g. 4x1`;

/** The same sentence as a string. */
export function notOfSo2<Term extends string>(term: Term): NotOfSo2<Term> {
  return `'${term}' is no irrep of SO(2): write multiplicity x frequency, e.g. 4x1`;
}
