import { closing, opening } from "./brackets.js";

/**
 * Code that JavaScript accepts silently and computes differently from Python or mathematics. If a function that a law
 * rejects contains such a trap, it is reported instead of the law's own advice, because it has to be corrected first.
 */
export interface Traps<Subject> {
  /** The subject, with its answers watched. */
  readonly subject: Subject;
  /** The first trap found so far, in words. */
  found(): string | undefined;
}

/**
 * Looks for traps in a subject's answers, and in its text.
 *
 * @param source the text of the subject, if it is known
 */
export function traps<Subject>(subject: Subject, source = ""): Traps<Subject> {
  if (typeof subject !== "function") return { subject, found: () => undefined };
  const written = trapIn(source);
  let answered: string | undefined;
  const watched = (...input: readonly unknown[]): unknown => {
    const output: unknown = subject(...input);
    answered ??= oneListEverywhere(output);
    return output;
  };
  return { subject: watched as Subject, found: () => answered ?? written };
}

/** What to say about an answer whose entries are all one and the same list; undefined for any other. */
function oneListEverywhere(answer: unknown): string | undefined {
  if (!Array.isArray(answer) || answer.length < 2) return undefined;
  const [first] = answer as readonly unknown[];
  if (!Array.isArray(first) || answer.some((entry) => entry !== first)) return undefined;
  return `the ${answer.length} entries of your answer are one and the same list, so what is written into one is written into all. Make a new one for each: \`Array.from({ length: n }, () => Array(n).fill(0))\`, and \`push([...p])\` where you go on changing p`;
}

/** The first trap in the text of a function, in words; undefined if there is none. */
export function trapIn(source: string): string | undefined {
  const code = withoutWords(source);
  if (/[\w)\]]\s*\^\s*[\w(]/.test(code))
    return "`^` is not a power in JavaScript, it combines bits (3 ^ 2 is 1): write `x ** 2`";
  const difference = negativeRemainder(code);
  if (difference !== undefined)
    return `\`%\` keeps the sign of its left side: -1 % 3 is -1, and so \`${difference}\` may be negative. Write \`(t - tau + n) % n\``;
  if (comparesLists(code))
    return "two lists or matrices are never equal by `===` or `==`, even with equal entries: write `relativeError(a, b) < 1e-9`, or compare entry by entry";
  return undefined;
}

/** The text of a program without its comments and strings. */
function withoutWords(source: string): string {
  return source.replace(
    /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
    " ",
  );
}

/**
 * The first remainder of a difference that may be negative: the modulus is not added, and it is not only compared with
 * 0.
 */
function negativeRemainder(code: string): string | undefined {
  for (const { index, 0: text, 1: n = "" } of code.matchAll(
    /\)\s*%\s*([\w.]+)(?![\w.]|\)*\s*\+|\s*[!=]==?\s*0)/g,
  )) {
    const open = opening(code, index);
    const inside = code.slice(open + 1, index);
    const isDifference = /[\w)\]]\s*-/.test(inside);
    if (isDifference && !inside.includes(n) && !code.slice(0, open).endsWith(".at("))
      return code.slice(open, index) + text;
  }
  return undefined;
}

/** Functions whose values are lists. */
const listed =
  /(?:\b(?:matmul|matvec|transpose|identityMatrix|inverse|skewSymmetric|rotation\w*|apply\w*|convolve\w*|rotateImage|shiftImage)|\.(?:map|slice|filter|toSorted|toReversed|flat|concat))\(/g;

/** Whether the value of one of these functions, or a variable with such a value, is an operand of `===` or the like. */
function comparesLists(code: string): boolean {
  for (const { index, 0: call } of code.matchAll(listed)) {
    const end = closing(code, index + call.length - 1);
    const after = code.slice(end + 1);
    if (/^\s*[!=]==?(?!=)/.test(after)) return true;
    if (/^\s*[.[]/.test(after)) continue;
    const before = code.slice(0, index);
    if (/[!=]==?\s*$/.test(before) && !/[<>]==?\s*$/.test(before)) return true;
    const name = /\b(?:const|let)\s+(\w+)\s*=\s*$/.exec(before)?.[1];
    if (name !== undefined && isCompared(name, after)) return true;
  }
  return false;
}

const isCompared = (name: string, code: string): boolean =>
  new RegExp(`(?<![.\\w])${name}\\s*[!=]==?(?!=)|[!=]==?\\s*${name}(?![\\w.[(])`).test(code);
