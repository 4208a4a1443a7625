import type { Explanation, Instances, Law } from "./law.js";

/** One instance, the empty one: for a law that needs no numbers. */
export const once: Instances<readonly []> = { ladder: [[]], draw: () => [], simpler: () => [] };

/**
 * A claim about an answer, checked once: a counterexample that somebody built, a table, a proof.
 *
 * @param fault what is wrong with the answer, in words; undefined where the claim holds
 */
export function claim<Subject>(
  name: string,
  statement: string,
  fault: (subject: Subject) => Explanation | undefined,
): Law<Subject, readonly []> {
  return {
    name,
    statement,
    instances: once,
    residual: (subject) => (fault(subject) === undefined ? 0 : Number.POSITIVE_INFINITY),
    explain: (subject) => fault(subject) ?? { should: "Nothing is wrong.", given: "", sides: [] },
  };
}
