/** The course as a learner stands in it: plain data, which a server answers with and a page shows. */
export interface CourseState {
  readonly chapters: readonly ChapterState[];
  readonly points: number;
  readonly outOf: number;
  /** How many exercises have all their points, and how many there are. */
  readonly solved: number;
  readonly exercises: number;
  /** The exercise that comes next; absent if all are solved. */
  readonly next?: { readonly chapter: string; readonly exercise: string };
  /** What was found damaged in the store of progress, each in a sentence. */
  readonly notes: readonly string[];
}

/** A chapter, its files, and the learner's progress with it. */
export interface ChapterState {
  /** Such as `05-convolution`. */
  readonly name: string;
  /** Such as 5; of an appendix "A1". */
  readonly number: number | string;
  readonly title: string;
  /** How long lesson and sheet take, in minutes. */
  readonly minutes: { readonly lesson: number; readonly sheet: number };
  /** The names of the chapters that it builds on. */
  readonly needs: readonly string[];
  /** The name of the chapter before which an appendix is read. */
  readonly before?: string;
  readonly lesson: CourseFile;
  /** Absent if the chapter has no exercises. */
  readonly sheet?: CourseFile;
  readonly exercises: readonly ExerciseState[];
  readonly points: number;
  readonly outOf: number;
  readonly solved: number;
}

/** A file of the course in the learner's folder. */
export interface CourseFile {
  /** Its path there, `05-convolution.exercises.ipynb`. */
  readonly path: string;
  /** False if the learner has deleted or renamed it. */
  readonly isThere: boolean;
}

/** A learner's progress with one exercise. */
export interface ExerciseState {
  readonly name: string;
  readonly points: number;
  readonly outOf: number;
  /** How many honest attempts were checked. */
  readonly attempts: number;
  /** How many hints were read. */
  readonly hints: number;
  readonly solutionSeen: boolean;
}
