import { type Explanation, fault, type Law, once } from "noether/laws";

/**
 * A condition: of the results for a handful of inputs at least `least` are different. It rejects functions that pass many
 * laws without doing anything: those that return a constant, or one of the arguments.
 */
export function differentAnswers<X extends readonly unknown[], Y>(
  least: number,
  inputs: readonly X[],
  words: {
    readonly should: string;
    readonly given: string;
    show(y: Y): string;
    /** Where to look if one answer is given too often. */
    readonly look?: (y: Y) => string | undefined;
    /** What is wrong with a result before any mathematics. */
    malformed(y: unknown): Explanation | undefined;
  },
): Law<(...x: X) => Y, readonly []> {
  const answers = (f: (...x: X) => Y): readonly Y[] => inputs.map((x) => f(...structuredClone(x)));
  const key = (y: Y): string =>
    JSON.stringify(y, (_, entry) => (typeof entry === "number" ? round(entry) : entry)) ?? "nothing";
  const repeated = (ys: readonly Y[]): Y =>
    ys.find((y, i) => ys.slice(0, i).some((earlier) => key(earlier) === key(y)))!;
  return fault("does something", "f \\neq \\text{const}", once, (f) => {
    const ys = answers(f);
    const wrong = ys.map(words.malformed).find((explanation) => explanation !== undefined);
    if (wrong !== undefined) return wrong;
    if (new Set(ys.map(key)).size >= least) return undefined;
    const { should, given } = words;
    const look = words.look?.(repeated(ys));
    return {
      should,
      given,
      sides: [["got more than once", words.show(repeated(ys))]],
      ...(look !== undefined && { look }),
    };
  });
}

const round = (x: number): number => Number(x.toFixed(9)) + 0;
