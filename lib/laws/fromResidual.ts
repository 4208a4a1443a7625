import type { Explanation, Law } from "./law.js";

/** A law written before outcomes: two functions of a spread instance. To be removed when the last exercise is converted. */
interface OldLaw<Subject, Instance extends readonly unknown[]> extends Omit<Law<Subject, Instance>, "try"> {
  residual(subject: Subject, ...instance: Instance): number;
  explain(subject: Subject, ...instance: Instance): Explanation;
}

/** Puts an old law into the new form: it must go, with all its uses. */
export function fromResidual<Subject, Instance extends readonly unknown[]>({
  residual,
  explain,
  ...rest
}: OldLaw<Subject, Instance>): Law<Subject, Instance> {
  return {
    ...rest,
    try: (subject, instance) => ({
      residual: residual(subject, ...instance),
      explain: () => explain(subject, ...instance),
    }),
  };
}
