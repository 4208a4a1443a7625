import type { Tensor } from "./tensor.js";

/** Whether the compiler knows every letter of a string: not of `string`, nor of `${word} channel`. */
type Known<S extends string> = Record<never, never> extends Record<S, 1> ? false : true;

/** The words of a list, or of several lists with commas between them. */
type Words<S extends string> = S extends `${infer A},${infer B}`
  ? Words<A> | Words<B>
  : S extends `${infer A} ${infer B}`
    ? Words<A> | Words<B>
    : S extends ""
      ? never
      : S;

/** A tensor for each list. */
type TensorFor<Lists extends string> = Lists extends `${string},${infer Rest}`
  ? [tensor: Tensor, ...TensorFor<Rest>]
  : [tensor: Tensor];

/**
 * The type of a formula for `einsum`, "i j, j k -> i k": words with spaces between them, a list for each operand, and the
 * result's. For a literal that is none it is a sentence, which the compiler prints as what it expected. A string that is
 * not known to the compiler passes here, and is checked when it is read.
 */
export type EinsumFormula<S extends string> = S extends unknown
  ? Known<S> extends false
    ? S
    : S extends `${infer Operands}->${infer Result}`
      ? Result extends `${string}->${string}`
        ? typeof noArrow
        : [Exclude<Words<Result>, Words<Operands>>] extends [never]
          ? S
          : OnlyInResult<Exclude<Words<Result>, Words<Operands>>>
      : typeof noArrow
  : never;

/** As many tensors as a formula has operands. */
export type EinsumTensors<S extends string> =
  Known<S> extends false
    ? readonly Tensor[]
    : S extends `${infer Operands}->${string}`
      ? TensorFor<Operands>
      : readonly Tensor[];

/** What is said of a word of the result that no operand has, by the compiler and at run time. */
type OnlyInResult<Word extends string> =
  `'${Word}' is in the result but in no operand: words have spaces between them, as in "i k"`;

/** The same sentence as a string. */
export function onlyInResult<Word extends string>(word: Word): OnlyInResult<Word> {
  return `'${word}' is in the result but in no operand: words have spaces between them, as in "i k"`;
}

/** What is said of a formula without an arrow, or with two. */
export const noArrow = 'write "operands -> result", such as "i j, j k -> i k"';
