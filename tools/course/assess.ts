import { type Explanation, inWords, judge, random, show } from "noether";
import { guarded, Unusable } from "./guarded.js";
import type { Exercise, Worth } from "./sheet.js";

/** How one law judged a subject. */
export interface LawResult {
  readonly name: string;
  readonly statement: string;
  readonly points: number;
  readonly outOf: number;
  /**
   * holds; fails (an instance breaks it); withheld (the subject calls the library's own answer); unwritten (the
   * stub is still there); unusable (it throws, returns nothing, returns a promise).
   */
  readonly outcome: "holds" | "fails" | "withheld" | "unwritten" | "unusable";
  /** Empty where it holds. */
  readonly message: string;
  readonly explanation?: Explanation;
}

/** How an exercise went. */
export interface Assessment {
  readonly exercise: string;
  readonly points: number;
  readonly outOf: number;
  readonly laws: readonly LawResult[];
}

/**
 * Judges a subject by every law of an exercise, each with its own random numbers.
 *
 * A law without points is a condition: where it fails, the exercise has 0 points.
 *
 * @param name the exercise's name, which the messages use
 * @param seed equal seeds give equal instances
 * @param runs random instances a law, after its simple ones
 */
export function assess<Subject>(
  name: string,
  exercise: Exercise<Subject>,
  subject: Subject,
  { seed = 1, runs = 100 }: { readonly seed?: number; readonly runs?: number } = {},
): Assessment {
  const laws = exercise.laws.map((entry, index) =>
    result(name, entry, exercise.reference, subject, seed * 1009 + index, runs),
  );
  const conditionsHold = laws.every(({ outcome, outOf }) => outOf > 0 || outcome === "holds");
  return {
    exercise: name,
    points: conditionsHold ? laws.reduce((sum, { points }) => sum + points, 0) : 0,
    outOf: exercise.laws.reduce((sum, { points }) => sum + points, 0),
    laws,
  };
}

function result<Subject>(
  name: string,
  { law, points: outOf }: Worth<Subject>,
  reference: Subject,
  subject: Subject,
  seed: number,
  runs: number,
): LawResult {
  const { name: lawName, statement } = law;
  const base = { name: lawName, statement, outOf };
  try {
    if (typeof reference === "function" && typeof subject !== "function") {
      const words = `expected the function ${name} itself, got ${show(subject)}`;
      throw new Unusable(
        "unusable",
        `${words}: write check("${name}", ${name}), without brackets behind the name.`,
      );
    }
    const verdict = judge(law, guarded(name, subject), { random: random(seed), runs });
    if (verdict.holds) return { ...base, points: outOf, outcome: "holds", message: "" };
    return {
      ...base,
      points: 0,
      outcome: "fails",
      message: inWords(verdict.explanation),
      explanation: verdict.explanation,
    };
  } catch (error) {
    if (error instanceof Unusable)
      return { ...base, points: 0, outcome: error.outcome, message: error.message };
    const message = `The law "${lawName}" could not use what ${name} gave: ${String(error)}. Check the shape of the result.`;
    return { ...base, points: 0, outcome: "unusable", message };
  }
}
