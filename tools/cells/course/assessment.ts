import type { Explanation } from "noether/laws";

/** The MIME type of a verdict as data, for programs that read executed notebooks. */
export const ASSESSMENT = "application/vnd.noether.assessment+json";

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
  /** Empty if it holds. */
  readonly message: string;
  readonly explanation?: Explanation;
}

/** The points of an exercise, and the result of each law. */
export interface Assessment {
  readonly exercise: string;
  readonly points: number;
  readonly outOf: number;
  readonly laws: readonly LawResult[];
}

/** The verdict in a sentence. */
export function headline({ exercise, points, outOf, laws }: Assessment): string {
  const share = `${points} of ${outOf} ${outOf === 1 ? "point" : "points"}`;
  if (points === outOf) return `${exercise}: every law holds. ${share}.`;
  return laws.every(({ outcome }) => outcome === "unwritten")
    ? `${exercise}: nothing here yet.`
    : `${exercise}: not yet. ${share}.`;
}

/** The law to look at first: a failing condition before a failing law with points. */
export function firstFailing(laws: readonly LawResult[]): LawResult | undefined {
  const failing = laws.filter(({ outcome }) => outcome !== "holds");
  return failing.find(({ outcome }) => outcome !== "fails") ?? failing[0];
}
