/** A law of an exercise and what it is worth; 0 points make it a condition. */
export interface LawOutline {
  readonly name: string;
  readonly points: number;
}

/** What the grader's main thread knows of an exercise; the laws themselves stay in the assessor. */
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
  /** The subject as the learner's process described it: JSON, not yet believed. */
  readonly subject: unknown;
  /** Milliseconds that a call may wait. */
  readonly patience: number;
}

export type Task = OutlineTask | AssessTask;

/** What a law said of the subject. */
export interface LawScore extends LawOutline {
  readonly outOf: number;
  readonly outcome: "holds" | "fails" | "withheld" | "unwritten" | "unusable";
  /** Empty where the law holds. */
  readonly message: string;
}

/** How an exercise went. */
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

/** The main thread's answer to a call, or to the wish for a fresh process: the reply's content (of a fresh process: its subject's description), or why there is none and will be none. */
export type CallAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: { readonly name: string; readonly message: string; readonly exportName?: string };
    }
  | { readonly trouble: string };

/** An answer and the number of the call that it belongs to: an answer that came too late is known as such. */
export interface NumberedAnswer {
  readonly to: number;
  readonly answer: CallAnswer;
}
