type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** Whether a string is made of digits, one at least. */
type Whole<S extends string> = S extends Digit
  ? true
  : S extends `${infer First}${infer Rest}`
    ? First extends Digit
      ? Whole<Rest>
      : false
    : false;

type Trimmed<S extends string> = S extends ` ${infer Rest}`
  ? Trimmed<Rest>
  : S extends `${infer Rest} `
    ? Trimmed<Rest>
    : S;

/** Whether a string is a degree and a parity: "1o". */
type IrrepText<S extends string> = S extends `${infer L}e`
  ? Whole<L>
  : S extends `${infer L}o`
    ? Whole<L>
    : false;

/** Whether a string is one term: "8x1o", or "1o" for "1x1o". */
type TermText<S extends string> = S extends `${infer Mul}x${infer Rest}`
  ? Whole<Mul> extends true
    ? IrrepText<Rest>
    : false
  : IrrepText<S>;

/**
 * The first term that is none, with a mark before it (the empty string may be one); nothing where all are terms. Terms
 * are mostly joined by " + ": those need no trimming, which is half of the work.
 */
type FirstBad<S extends string> = S extends `${infer Term} + ${infer Rest}`
  ? TermText<Term> extends true
    ? FirstBad<Rest>
    : FirstBadTrimmed<S>
  : FirstBadTrimmed<S>;

/** The same, whatever the spaces. */
type FirstBadTrimmed<S extends string> = S extends `${infer Term}+${infer Rest}`
  ? TermText<Trimmed<Term>> extends true
    ? FirstBad<Rest>
    : [Trimmed<Term>]
  : TermText<Trimmed<S>> extends true
    ? []
    : [Trimmed<S>];

/**
 * The type of a string that names irreps: terms "multiplicity x degree parity", joined by "+". For any other literal it
 * is a sentence, which the compiler prints as what it expected. A string that is not known to the compiler passes here,
 * and is checked when it is read.
 *
 * @example
 * declare function read<S extends string>(text: IrrepsString<S>): void;
 * read("8x0e + 4x1o");
 * read("8x0q"); // '8x0q' is not an irrep: write multiplicity x degree parity, e.g. 8x1o
 */
export type IrrepsString<S extends string> = string extends S
  ? S
  : Trimmed<S> extends ""
    ? S
    : FirstBad<S> extends [infer Bad extends string]
      ? NotAnIrrep<Bad>
      : S;

/** What is said of a term that is none, by the compiler and at run time. */
export type NotAnIrrep<Term extends string> =
  `'${Term}' is not an irrep: write multiplicity x degree parity, e.g. 8x1o`;

/** The same sentence as a string. */
export function notAnIrrep<Term extends string>(term: Term): NotAnIrrep<Term> {
  return `'${term}' is not an irrep: write multiplicity x degree parity, e.g. 8x1o`;
}
