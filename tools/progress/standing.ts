import type { Chapter } from "../notebook/chapter.js";
import type { Progress } from "./progress.js";

/** A learner's progress with one exercise of the course. */
export interface ExerciseStanding {
  readonly name: string;
  readonly points: number;
  readonly outOf: number;
  readonly attempts: number;
  readonly hints: number;
  readonly solutionSeen: boolean;
}

/** A learner's progress with a chapter. */
export interface ChapterStanding<Facts extends Chapter = Chapter> {
  readonly chapter: Facts;
  readonly exercises: readonly ExerciseStanding[];
  readonly points: number;
  readonly outOf: number;
  /** How many exercises have all their points. */
  readonly solved: number;
}

/** A learner's progress with the course, and what comes next. */
export interface Standing<Facts extends Chapter = Chapter> {
  readonly chapters: readonly ChapterStanding<Facts>[];
  readonly points: number;
  readonly outOf: number;
  readonly solved: number;
  readonly exercises: number;
  /**
   * The first exercise without all its points, in the open chapter that was worked on last, else in the first open one.
   */
  readonly next?: { readonly chapter: Facts; readonly exercise: string };
}

/**
 * The standing that a learner's progress amounts to in a course.
 *
 * @param worth the points of each exercise
 */
export function standing<Facts extends Chapter>(
  course: readonly Facts[],
  worth: ReadonlyMap<string, number>,
  progress: Progress,
): Standing<Facts> {
  const chapters = course.map((chapter) => chapterStanding(chapter, worth, progress));
  const sum = (of: (chapter: ChapterStanding) => number): number =>
    chapters.reduce((total, chapter) => total + of(chapter), 0);
  const isOpen = ({ solved, exercises }: ChapterStanding): boolean => solved < exercises.length;
  const touched = ({ exercises }: ChapterStanding): string =>
    exercises.reduce((last, { name }) => max(last, progress.get(name)?.at ?? ""), "");
  const open = chapters.filter(isOpen);
  const current = open.reduce<ChapterStanding<Facts> | undefined>(
    (best, each) => (best !== undefined && touched(best) >= touched(each) ? best : each),
    undefined,
  );
  const exercise = current?.exercises.find(({ points, outOf }) => points < outOf);
  return {
    chapters,
    points: sum(({ points }) => points),
    outOf: sum(({ outOf }) => outOf),
    solved: sum(({ solved }) => solved),
    exercises: sum(({ exercises }) => exercises.length),
    ...(current && exercise ? { next: { chapter: current.chapter, exercise: exercise.name } } : {}),
  };
}

function chapterStanding<Facts extends Chapter>(
  chapter: Facts,
  worth: ReadonlyMap<string, number>,
  progress: Progress,
): ChapterStanding<Facts> {
  const exercises = chapter.exercises.map((name): ExerciseStanding => {
    const { points = 0, attempts = 0, hints = 0, solutionSeen = false } = progress.get(name) ?? {};
    const outOf = worth.get(name) ?? 0;
    return { name, points: Math.min(points, outOf), outOf, attempts, hints, solutionSeen };
  });
  return {
    chapter,
    exercises,
    points: exercises.reduce((sum, { points }) => sum + points, 0),
    outOf: exercises.reduce((sum, { outOf }) => sum + outOf, 0),
    solved: exercises.filter(({ points, outOf }) => points === outOf).length,
  };
}

const max = (a: string, b: string): string => (a > b ? a : b);
