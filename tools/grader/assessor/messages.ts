/** A law of an exercise and its points; 0 points make it a condition. */
export interface LawOutline {
  readonly name: string;
  readonly points: number;
}

/** What the grader's main thread knows about an exercise; the laws themselves stay in the assessor. */
export interface ExerciseOutline {
  readonly name: string;
  readonly withhold: readonly string[];
  readonly laws: readonly LawOutline[];
}

/** Asks the assessor for the exercises of the sheet built at this URL. */
export interface OutlineTask {
  readonly task: "outline";
  readonly sheet: string;
}

/** Asks the assessor to judge a subject that lives in another process. */
export interface AssessTask {
  readonly task: "assess";
  readonly sheet: string;
  readonly exercise: string;
  readonly seed: number;
  readonly runs?: number;
  /** The subject as the learner's process described it: JSON, not yet checked. */
  readonly subject: unknown;
  /** How long a call may wait, in milliseconds. */
  readonly patience: number;
}

export type Task = OutlineTask | AssessTask;

/** The outcome of a law. */
export interface LawScore extends LawOutline {
  readonly outOf: number;
  readonly outcome: "holds" | "fails" | "withheld" | "unwritten" | "unusable";
  /** Empty if the law holds. */
  readonly message: string;
}

/** The points of an exercise, and the outcome of each law. */
export interface Score {
  readonly points: number;
  readonly outOf: number;
  readonly laws: readonly LawScore[];
}

/** From the assessor to the main thread. */
export type FromAssessor =
  | { readonly type: "call"; readonly to: number; readonly call: number; readonly args: string }
  | { readonly type: "renew"; readonly to: number }
  | { readonly type: "outlined"; readonly exercises: readonly ExerciseOutline[] }
  | { readonly type: "assessed"; readonly score: Score }
  | { readonly type: "failed"; readonly message: string };

/**
 * The main thread's answer to a call, or to the request for a fresh process: the content of the reply (for a fresh
 * process, the description of its subject), or why there will be none.
 */
export type CallAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: { readonly name: string; readonly message: string; readonly exportName?: string };
    }
  | { readonly trouble: string };

/** An answer with the number of its call, by which an answer that comes too late is recognised. */
export interface NumberedAnswer {
  readonly to: number;
  readonly answer: CallAnswer;
}
