import type { Figure } from "../figure/figure.js";
import type { Explanation, Instances, Law, Limits } from "./law.js";
import { relativeError } from "./relativeError.js";
import { showDifference } from "./showDifference.js";

/**
 * Two values that should be equal by a law, and the words for it. The words are read only on a failure: those that are
 * costly to compute may be getters (`get given() { ... }`).
 */
export interface Sides {
  /** What should be true: "Shifting f by 1 should shift the result by 1." */
  readonly should: string;
  /** The instance: "f = [1, 0, 0], g = [1, 2, 0]"; empty if there is nothing to show. */
  readonly given: string;
  readonly left: readonly [name: string, value: unknown];
  readonly right: readonly [name: string, value: unknown];
  /** What is shown in place of the two values; strings are shown unchanged. */
  readonly shown?: readonly [left: unknown, right: unknown] | undefined;
  /** Where to look. */
  readonly look?: string | undefined;
  readonly figure?: Figure;
}

/**
 * A law with two sides that should agree: its residual is their relative error.
 *
 * @param compare the two sides; or an explanation if they cannot be compared, which breaks the law
 * @example
 * sides("evenness", "f(-x) = f(x)", vectorInstances(3), (f: (x: readonly number[]) => number, [x]) => ({
 *   should: "The result should not depend on the sign of x.",
 *   given: `x = ${show(x)}`,
 *   left: ["f(x)", f(x)],
 *   right: ["f(-x)", f(x.map((entry) => -entry))],
 * }));
 */
export function sides<Subject, Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (subject: Subject, instance: Instance) => Sides | Explanation,
  limits: Limits = {},
): Law<Subject, Instance> {
  return {
    name,
    statement,
    instances,
    ...limits,
    try(subject, instance) {
      const both = compare(subject, instance);
      if ("sides" in both) return { residual: Number.POSITIVE_INFINITY, explain: () => both };
      return {
        residual: relativeError(both.left[1], both.right[1]),
        explain: () => inWords(both),
      };
    },
  };
}

function inWords(both: Sides): Explanation {
  const { should, given, left, right, look, figure } = both;
  const [p, q] = both.shown ?? [left[1], right[1]];
  const [first, second] = typeof p === "string" && typeof q === "string" ? [p, q] : showDifference(p, q);
  return {
    should,
    given,
    sides: [
      [left[0], first],
      [right[0], second],
    ],
    ...(look !== undefined && { look }),
    ...(figure !== undefined && { figure }),
  };
}
