import type { Random } from "noether";
import { Unusable } from "./unusable.js";
import { sameAnswer, written } from "./written.js";

/** A call of a subject and its answer. */
export interface Call {
  readonly input: readonly unknown[];
  readonly output: unknown;
}

/** The calls of a subject, each input once, in the order in which they were first made. */
export interface Transcript {
  /**
   * Records a call.
   *
   * @throws Unusable if the same input had another answer before
   */
  note(input: readonly unknown[], output: unknown): void;
  calls(): readonly Call[];
  /** The error for the first call that had two answers; undefined if there is none. */
  conflict(): Unusable | undefined;
}

/** An empty transcript of the subject called `name`. */
export function transcript(name: string): Transcript {
  const calls = new Map<string, Call>();
  let conflict: Unusable | undefined;
  return {
    note(input, output) {
      const key = written(input);
      const before = calls.get(key);
      if (before === undefined) {
        calls.set(key, { input, output });
      } else if (!sameAnswer(before.output, output)) {
        throw (conflict ??= inconsistent(name, before, output));
      }
    },
    calls: () => [...calls.values()],
    conflict: () => conflict,
  };
}

/**
 * Repeats recorded calls in random order; the transcript compares. An answer that counts its calls, keeps something
 * between them or looks at the clock can be another function in each law, and obey them all; repeated calls, out of
 * order, expose it.
 *
 * @param subject the same subject or, better, the subject in a fresh process, where counters begin at 0; it notes
 * its calls in the same transcript
 * @param most the largest number of calls
 * @throws Unusable if an answer differs
 */
export function replay(
  { calls }: Transcript,
  subject: (...input: readonly unknown[]) => unknown,
  { random, most }: { readonly random: Random; readonly most: number },
): void {
  for (const { input } of shuffled(calls(), random).slice(0, most)) subject(...input);
}

function inconsistent(name: string, { input, output }: Call, again: unknown): Unusable {
  return new Unusable(
    "unusable",
    [
      "Called again with the same input it gave another result: it depends on more than its input.",
      `  ${shown(name, input)}`,
      `  first: ${brief(output)}`,
      `  again: ${brief(again)}`,
      "  Does it count its calls, keep something between them, or leave something to chance?",
    ].join("\n"),
  );
}

/** A call as a learner would write it; of an argument that is too long only the beginning, which shows its form. */
export function shown(name: string, input: readonly unknown[]): string {
  return `${name}(${input.map((value) => brief(value, 20)).join(", ")})`;
}

/** A value as text; of a text longer than 60 characters only the beginning. */
function brief(value: unknown, beginning = 57): string {
  const text =
    value === undefined ? "nothing" : typeof value === "function" ? "a function" : asNumbers(written(value));
  return text.length > 60 ? `${text.slice(0, beginning)}...` : text;
}

/** Removes the quotes around numbers that JSON cannot write. */
function asNumbers(text: string): string {
  return text.replace(/"(-0|NaN|-?Infinity)"/g, "$1");
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const order = [...items];
  for (let k = order.length - 1; k > 0; k--) {
    const j = random.integer(k + 1);
    [order[k], order[j]] = [order[j]!, order[k]!];
  }
  return order;
}
