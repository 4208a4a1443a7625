import type { ErrorPoint } from "../../cells/data/errorCurve.js";
import type { LearningPoint } from "../../cells/data/learningCurve.js";

/** What a trial gives; those of one study are of one kind. */
export type Point = LearningPoint | ErrorPoint;

/** Where a trial keeps how far it is, to go on from there if it is stopped. */
export interface Halfway {
  /** What was kept when it was stopped; undefined where it begins. */
  read(): Uint8Array | undefined;
  keep(bytes: Uint8Array): void;
}

/** What a study is made with. */
export interface StudyOptions {
  /** How often each model is trained, each time from other numbers. */
  readonly seeds: number;
  /** The Python of a peer, where one is asked. */
  readonly python: string | undefined;
}

/** Trainings that together say something. */
export interface Study {
  /** "rotated-digits": its curve is data/curves/rotated-digits.json. */
  readonly name: string;
  /** What it asks, in one line. */
  readonly question: string;
  /** Whether it is made with a peer, and only where one is asked. */
  readonly needsPeer?: true;
  /** Its trials, in the order in which they are made. */
  trials(options: StudyOptions): Promise<readonly Trial[]>;
}

/** One training, or whatever else gives points. */
export interface Trial {
  /** What tells it from the others of its study: "se2GCnn, 600 images, seed 2". */
  readonly name: string;
  /** How much of it there is, in steps of training. */
  readonly steps: number;
  /**
   * @param onStep is told how many steps are done; what it throws ends the trial
   */
  run(onStep: (steps: number) => void, halfway: Halfway): Promise<readonly Point[]>;
}
