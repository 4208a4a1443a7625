import { noArrow, onlyInResult } from "./formulaText.js";

/** A formula that was read: the words of each operand, and those of the result. */
export interface Formula {
  readonly operands: readonly (readonly string[])[];
  readonly result: readonly string[];
}

const word = /^[\p{L}\p{N}_']+$/u;

/**
 * Reads a formula such as "node xyz channel, channel hidden -> node xyz hidden": an operand's axes are words with spaces
 * between them, operands have commas between them, and the result stands behind an arrow.
 *
 * @throws TypeError if it is no string
 * @throws RangeError if there is not one arrow, a word has other signs than letters, digits, _ and ', the result has a word
 * twice, or one that is in no operand
 */
export function parseFormula(text: string): Formula {
  if (typeof text !== "string")
    throw new TypeError(`einsum: expected a formula such as "i j, j k -> i k", got ${typeof text}`);
  const sides = text.split("->");
  if (sides.length !== 2) throw refusal(text, noArrow);
  const [left, right] = sides as [string, string];
  const operands = left.split(",").map((list) => wordsOf(list, text));
  const result = wordsOf(right, text);
  for (const [k, each] of result.entries()) {
    if (!operands.some((words) => words.includes(each))) throw refusal(text, onlyInResult(each));
    if (result.indexOf(each) < k)
      throw refusal(text, `'${each}' is twice in the result: an index has one axis there`);
  }
  return { operands, result };
}

/** What is said of a formula, or of tensors that do not fit it. */
export function refusal(formula: string, sentence: string): RangeError {
  return new RangeError(`einsum "${formula}": ${sentence}`);
}

function wordsOf(list: string, text: string): string[] {
  const words = list.split(" ").filter((each) => each !== "");
  const odd = words.find((each) => !word.test(each));
  if (odd !== undefined)
    throw refusal(
      text,
      `expected words of letters and digits with spaces between them, got ${JSON.stringify(odd)}`,
    );
  return words;
}
