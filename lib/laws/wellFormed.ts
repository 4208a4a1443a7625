import type { Explanation, Law } from "./law.js";

/**
 * A law about answers of one form: an answer of another form breaks it, and is told what is wrong with its form.
 *
 * @param malformed what is wrong with the form of the answer; undefined where nothing is
 * @example
 * wellFormed(sameLength, (f, [x]) => (Array.isArray(f(x)) ? undefined : { should: "The result should be a list.", given: "", sides: [] }));
 */
export function wellFormed<Subject, Instance extends readonly unknown[]>(
  law: Law<Subject, Instance>,
  malformed: (subject: Subject, instance: Instance) => Explanation | undefined,
): Law<Subject, Instance> {
  return {
    ...law,
    try(subject, instance) {
      const wrong = malformed(subject, instance);
      return wrong === undefined
        ? law.try(subject, instance)
        : { residual: Number.POSITIVE_INFINITY, explain: () => wrong };
    },
  };
}
