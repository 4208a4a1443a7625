import type { Explanation, Instances, Law, Limits } from "./law.js";

/**
 * A law whose failures are words: an instance obeys it if there is nothing to say. Residuals are 0 or 1.
 *
 * @param find what is wrong with the subject on this instance; undefined if nothing is
 * @example
 * fault("sign", "f(x) \\ge 0", vectorInstances(3), (f: (x: readonly number[]) => number, [x]) =>
 *   f(x) >= 0 ? undefined : { should: "The result should not be negative.", given: `x = ${show(x)}`, sides: [] },
 * );
 */
export function fault<Subject, Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  find: (subject: Subject, instance: Instance) => Explanation | undefined,
  limits: Limits = {},
): Law<Subject, Instance> {
  return {
    name,
    statement,
    instances,
    ...limits,
    try(subject, instance) {
      const found = find(subject, instance);
      return {
        residual: found === undefined ? 0 : 1,
        explain() {
          if (found === undefined)
            throw new RangeError(`expected an instance that breaks the law "${name}", got one that obeys it`);
          return found;
        },
      };
    },
  };
}
