import { type Assessment, firstFailing, headline } from "../../cells/course/assessment.js";

/** What is said to a learner about a check: a sentence, and what it is about. */
export interface Spoken {
  readonly kind: "passed" | "failed" | "trouble" | "working";
  readonly headline: string;
  /** The simplest case that breaks a law, or what else there is to say; may be empty. */
  readonly detail: string;
}

/** A verdict as it is said. */
export function verdictSpoken(verdict: Assessment): Spoken {
  const isPassed = verdict.points === verdict.outOf;
  return {
    kind: isPassed ? "passed" : "failed",
    headline: headline(verdict),
    detail: firstFailing(verdict.laws)?.message ?? "",
  };
}

/**
 * Why there is no verdict: the error that the cell with `check` ended with, or another cell before it.
 *
 * @param own the error of the exercise's own cell, if it has one: it is the one to correct
 */
export function errorSpoken(exercise: string, error: CellError, own?: CellError): Spoken {
  const { name, message } = own ?? error;
  if (name === "Interrupted" || error.name === "Interrupted")
    return {
      kind: "trouble",
      headline: `${exercise}: stopped.`,
      detail: "Nothing was judged. Does a loop not end? Correct it, then check again.",
    };
  // These say in words what is wrong; their names say nothing more.
  const isInWords = name === "UserError" || name === "TypeScriptError";
  return {
    kind: "trouble",
    headline:
      own === undefined ? `${exercise}: the check did not run.` : `${exercise}: your cell has an error.`,
    detail: isInWords ? message : `${name}: ${message}`,
  };
}

/** An error that ended a cell. */
export interface CellError {
  readonly name: string;
  readonly message: string;
}

/** Something else that is in the way, in a sentence with its remedy. */
export function troubleSpoken(headline: string, sentence: string): Spoken {
  return { kind: "trouble", headline, detail: sentence };
}

/** What is said while it runs. */
export function workingSpoken(sentence: string): Spoken {
  return { kind: "working", headline: sentence, detail: "" };
}

/** The shape that stands for a kind, for readers who see no colours. */
export const marks: Readonly<Record<Spoken["kind"], string>> = {
  passed: "\u2713",
  failed: "\u2717",
  trouble: "!",
  working: "\u2026",
};
