import { type Explanation, type Law, once } from "noether";

/** A law about a subject as a whole, without instances: it fails where its fault is found. */
export function condition<Subject>(
  name: string,
  statement: string,
  fault: (subject: Subject) => Explanation | undefined,
): Law<Subject, readonly []> {
  return {
    name,
    statement,
    instances: once,
    residual: (subject) => (fault(subject) === undefined ? 0 : 1),
    explain: (subject) => fault(subject) ?? { should: "Nothing is wrong.", given: "", sides: [] },
  };
}
