import { type Law, once } from "noether";

/**
 * A condition: among the results for a handful of inputs at least `least` are different. It rejects what passes many
 * laws without doing anything: a constant, or one of the arguments.
 */
export function differentAnswers<X extends readonly unknown[], Y>(
  least: number,
  inputs: readonly X[],
  words: { readonly should: string; readonly given: string; show(y: Y): string },
): Law<(...x: X) => Y, readonly []> {
  const answers = (f: (...x: X) => Y): readonly Y[] => inputs.map((x) => f(...x));
  const key = (y: Y): string =>
    JSON.stringify(y, (_, entry) => (typeof entry === "number" ? round(entry) : entry)) ?? "nothing";
  const repeated = (ys: readonly Y[]): Y =>
    ys.find((y, i) => ys.slice(0, i).some((earlier) => key(earlier) === key(y)))!;
  return {
    name: "does something",
    statement: "f \\neq \\text{const}",
    instances: once,
    residual: (f) => (new Set(answers(f).map(key)).size >= least ? 0 : 1),
    explain: (f) => ({
      should: words.should,
      given: words.given,
      sides: [["got more than once", words.show(repeated(answers(f)))]],
    }),
  };
}

const round = (x: number): number => Number(x.toFixed(9)) + 0;
