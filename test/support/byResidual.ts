import type { Instances, Law } from "../../lib/laws/law.js";

/** A law that is a residual with hardly a word: for tests of the judge. */
export function byResidual<Subject, Instance extends readonly unknown[]>(
  name: string,
  instances: Instances<Instance>,
  residual: (subject: Subject, instance: Instance) => number,
): Law<Subject, Instance> {
  return {
    name,
    statement: "",
    instances,
    try: (subject, instance) => ({
      residual: residual(subject, instance),
      explain: () => ({ should: "It should hold.", given: "", sides: [] }),
    }),
  };
}
