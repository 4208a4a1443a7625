/** Something that a learner did with an exercise, as plain data, which a store keeps in a file or in a page. */
export type ProgressEvent = {
  /** When, as ISO 8601 in UTC. */
  readonly at: string;
  readonly exercise: string;
} & (
  | {
      readonly event: "check";
      readonly points: number;
      readonly outOf: number;
      /** Whether it was an attempt: the untouched stub, or a function that ignores its input, does not count. */
      readonly honest: boolean;
      /** Equal for equal answers: running a sheet again is not another attempt. */
      readonly answer: string;
      /** The first objection of the verdict, if points are missing. */
      readonly objection?: string;
    }
  | { readonly event: "hint"; readonly hint: number; readonly of: number }
  | { readonly event: "solution" }
);

/** What is known of a learner's work on one exercise. */
export interface ExerciseProgress {
  /** How many honest attempts: a new answer, or a new verdict on the same one. */
  readonly attempts: number;
  /** The most points that any check gave, of `outOf`. */
  readonly points: number;
  readonly outOf: number;
  /** How many hints were read, counted from the first. */
  readonly hints: number;
  readonly solutionSeen: boolean;
  /** When it had all points for the first time. */
  readonly solvedAt?: string;
  /** The last check, whatever its result. */
  readonly last?: { readonly answer: string; readonly points: number; readonly objection?: string };
  /** When something last happened. */
  readonly at: string;
}

/** A learner's progress, by exercise. */
export type Progress = ReadonlyMap<string, ExerciseProgress>;

/** The progress that events, in their order, add up to. */
export function progressOf(events: readonly ProgressEvent[]): Progress {
  const progress = new Map<string, ExerciseProgress>();
  for (const event of events) {
    progress.set(event.exercise, after(progress.get(event.exercise), event));
  }
  return progress;
}

/**
 * Whether an event adds something to what is known: the same answer with the same verdict, or a hint read again, does
 * not.
 */
export function isNews(known: ExerciseProgress | undefined, event: ProgressEvent): boolean {
  if (event.event === "hint") return event.hint > (known?.hints ?? 0);
  if (event.event === "solution") return !known?.solutionSeen;
  const { last } = known ?? {};
  return (
    last === undefined ||
    last.answer !== event.answer ||
    last.points !== event.points ||
    last.objection !== event.objection
  );
}

const nothing: ExerciseProgress = { attempts: 0, points: 0, outOf: 0, hints: 0, solutionSeen: false, at: "" };

function after(known: ExerciseProgress = nothing, event: ProgressEvent): ExerciseProgress {
  const { at } = event;
  if (event.event === "hint") return { ...known, at, hints: Math.max(known.hints, event.hint) };
  if (event.event === "solution") return { ...known, at, solutionSeen: true };
  const { points, outOf, honest, answer, objection } = event;
  const solvedAt = known.solvedAt ?? (points === outOf ? at : undefined);
  return {
    ...known,
    at,
    attempts: known.attempts + (honest ? 1 : 0),
    points: Math.max(known.points, points),
    outOf,
    ...(solvedAt === undefined ? {} : { solvedAt }),
    last: { answer, points, ...(objection === undefined ? {} : { objection }) },
  };
}
