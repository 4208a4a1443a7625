import type { LawScore, Score } from "../assessor/messages.js";
import type { PassedOver } from "../intake/found.js";
import type { Status } from "./status.js";

/** The result of one exercise of one submission. */
export interface Result extends Score {
  readonly exercise: string;
  readonly laws: readonly LawScore[];
  readonly status: Status;
  /** With it `noether grade --seed` repeats the instances of the laws. */
  readonly seed: number;
  readonly milliseconds: number;
  /** Sentences about cells that did not run, and about what stopped the process. */
  readonly notes: readonly string[];
}

/** The result of one notebook. */
export interface GradedSubmission {
  readonly file: string;
  /** Incomplete: an exercise has a result that is not final, and another run may change it. */
  readonly status: "graded" | "incomplete" | "not graded";
  /** Whose it is, as far as the names of the folder and the file tell. */
  readonly owner?: string;
  readonly sha256: string;
  readonly sheet?: string;
  readonly points: number;
  readonly outOf: number;
  readonly exercises: readonly Result[];
  readonly notes: readonly string[];
  /** For the instructor only, because they name others: more notebooks by the same person, the same code elsewhere. */
  readonly remarks: readonly string[];
  /** Why it was not graded, if so: then it has no exercises and no points. */
  readonly refused?: string;
  /** The whole result as text for its author. */
  readonly feedback: string;
}

/** A batch as `noether grade` writes it. */
export interface Grades {
  readonly noether: string;
  readonly graded: string;
  /** Whether the sandbox was closed; with `--unsafe` it is not. */
  readonly sandboxed: boolean;
  readonly submissions: readonly GradedSubmission[];
  /** Files that are not to be graded, and why. */
  readonly notLookedAt: readonly PassedOver[];
}
