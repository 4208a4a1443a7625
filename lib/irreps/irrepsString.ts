/** A digit. */
export type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/**
 * Whether a string is made of at least one digit. A number or a text that the compiler does not know, as in `${n}x1o`,
 * counts as digits; it is checked when it is read.
 */
export type Whole<S extends string> = S extends Digit
  ? true
  : S extends `${infer First}${infer Rest}`
    ? First extends Digit
      ? Whole<Rest>
      : `${number}` extends First
        ? WholeOrEmpty<Rest>
        : `${bigint}` extends First
          ? WholeOrEmpty<Rest>
          : false
    : string extends S
      ? true
      : false;

type WholeOrEmpty<S extends string> = S extends "" ? true : Whole<S>;

/** A string without the spaces around it. */
export type Trimmed<S extends string> = S extends ` ${infer Rest}`
  ? Trimmed<Rest>
  : S extends `${infer Rest} `
    ? Trimmed<Rest>
    : S;

/** Whether a string is a degree and a parity: "1o". */
type IrrepText<S extends string> = S extends `${infer L}e`
  ? Whole<L>
  : S extends `${infer L}o`
    ? Whole<L>
    : string extends S
      ? true
      : false;

/** Whether a string is one term: "8x1o", or "1o" for "1x1o". */
type TermText<S extends string> = S extends `${infer Mul}x${infer Rest}`
  ? Whole<Mul> extends true
    ? IrrepText<Rest>
    : false
  : IrrepText<S>;

/**
 * The sentence about the first invalid term, in a list; an empty list if all are valid. Terms are mostly joined by
 * " + ": those need no trimming, which is half of the work.
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
    : [Trimmed<Term> extends "" ? typeof nothingBefore : NotAnIrrep<Trimmed<Term>>]
  : TermText<Trimmed<S>> extends true
    ? []
    : [Trimmed<S> extends "" ? typeof nothingAfter : NotAnIrrep<Trimmed<S>>];

/** The same for each of several strings; the empty string names the empty sum. */
type FirstBadOfAll<S extends string> = S extends unknown ? (Trimmed<S> extends "" ? [] : FirstBad<S>) : never;

/**
 * The type of a string that names irreps: terms "multiplicity x degree parity", joined by "+". For any other literal it
 * is a sentence, which the compiler prints as the expected type. A string that the compiler does not know is accepted
 * here, and checked when it is read.
 *
 * @example
 * declare function read<S extends string>(text: IrrepsString<S>): void;
 * read("8x0e + 4x1o");
 * read(`${channels}x1o`); // with channels: number
 * read("8x0q"); // '8x0q' is not an irrep: write multiplicity x degree parity, e.g. 8x1o
 */
export type IrrepsString<S extends string> = string extends S
  ? S
  : FirstBadOfAll<S> extends infer Bad
    ? [Bad] extends [[]]
      ? S
      : Bad extends [infer Sentence]
        ? Sentence
        : never
    : never;

/** The type of a string that names one irrep, "1o"; for any other literal a sentence, as in `IrrepsString`. */
export type IrrepString<S extends string> = IrrepText<S> extends true ? S : NotOneIrrep<S>;

/** The sentence about an invalid term, used by the compiler and at run time. */
export type NotAnIrrep<Term extends string> =
  `'${Term}' is not an irrep: write multiplicity x degree parity, e.g. 8x1o`;

/** The same sentence as a string. */
export function notAnIrrep<Term extends string>(term: Term): NotAnIrrep<Term> {
  return `'${term}' is not an irrep: write multiplicity x degree parity, e.g. 8x1o`;
}

/** The sentence about an invalid name of a single irrep. */
export type NotOneIrrep<Text extends string> = `'${Text}' is not one irrep: write degree parity, e.g. 1o`;

/** The same sentence as a string. */
export function notOneIrrep<Text extends string>(text: Text): NotOneIrrep<Text> {
  return `'${text}' is not one irrep: write degree parity, e.g. 1o`;
}

/** The sentence about "2x1o +". */
export const nothingAfter = "nothing after the last +: write an irrep there, or remove the +";

/** The sentence about "+ 2x1o" and "1o + + 1e". */
export const nothingBefore = "nothing before a +: write an irrep there, or remove the +";
