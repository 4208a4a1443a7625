import type { ChapterState, CourseFile, CourseState, ExerciseState } from "./courseState.js";

/** What a click on a row opens: a file of the course, at one of its exercises or cells if it is named. */
export interface Target {
  readonly path: string;
  readonly exercise?: string;
  /** The id of a cell. */
  readonly cell?: string;
  /** False if the file has to be put back first. */
  readonly isThere: boolean;
}

/** Something to open, and its words. */
export interface Entry {
  readonly label: string;
  readonly target: Target;
}

/** How far something is, as a shape that a reader without colours can tell apart. */
export type Mark = "\u25cb" | "\u25d0" | "\u25cf";
const [open, begun, done]: readonly [Mark, Mark, Mark] = ["\u25cb", "\u25d0", "\u25cf"];

/** An exercise as the panel shows it. */
export interface ExerciseRow extends Entry {
  readonly name: string;
  readonly mark: Mark;
  /** "solved", "not tried", "2 tries", with what was used of the help. */
  readonly standing: string;
  /** "1 of 4 points". */
  readonly points: string;
}

/** A chapter as the panel shows it. */
export interface ChapterRow {
  readonly name: string;
  readonly heading: string;
  readonly mark: Mark;
  /** "2 of 6 solved"; "no exercises". */
  readonly standing: string;
  /** Whether what comes next is in it. */
  readonly isNext: boolean;
  readonly lesson: Entry;
  readonly sheet?: Entry;
  /** The lessons of the chapters that it builds on, each with its mark in words. */
  readonly needs: readonly Entry[];
  readonly exercises: readonly ExerciseRow[];
}

/** The panel of the course, as words. */
export interface Panel {
  readonly summary: string;
  /** What is solved, of what: for a bar. */
  readonly solved: readonly [number, number];
  /** What comes next: a sentence, and what to open. */
  readonly next: { readonly sentence: string; readonly entries: readonly Entry[] };
  readonly chapters: readonly ChapterRow[];
  readonly notes: readonly string[];
}

/** The panel that shows a learner's standing in the course. */
export function panelOf(state: CourseState): Panel {
  const { chapters, solved, exercises, points, outOf, notes } = state;
  return {
    summary: `${solved} of ${count(exercises, "exercise")} solved, ${points} of ${count(outOf, "point")}`,
    solved: [solved, exercises],
    next: nextOf(state),
    chapters: chapters.map((chapter) => chapterRow(chapter, state)),
    notes,
  };
}

function nextOf({ chapters, next, exercises }: CourseState): Panel["next"] {
  const chapter = chapters.find(({ name }) => name === next?.chapter);
  if (next === undefined || chapter?.sheet === undefined) {
    const sentence =
      exercises > 0 ? "Every exercise of the course is solved." : "The course has no exercises.";
    return { sentence, entries: [] };
  }
  const isNew = chapter.exercises.every(({ attempts, points, hints }) => attempts + points + hints === 0);
  const first = isNew ? chapters.filter(({ before }) => before === chapter.name) : [];
  const lessons = isNew ? [...first, chapter].map(lessonOf) : [];
  const exercise = { label: `Exercise ${next.exercise}`, target: target(chapter.sheet, next.exercise) };
  return {
    sentence: isNew
      ? `Next: the lesson of "${headingOf(chapter)}", then its exercises.`
      : `Next: exercise ${next.exercise} of "${headingOf(chapter)}".`,
    entries: [...lessons, exercise],
  };
}

function chapterRow(chapter: ChapterState, { chapters, next }: CourseState): ChapterRow {
  const { name, minutes, lesson, sheet, needs, exercises, solved } = chapter;
  const isNext = next?.chapter === name;
  return {
    name,
    heading: headingOf(chapter),
    mark: markOf(chapter),
    standing: exercises.length === 0 ? "no exercises" : `${solved} of ${exercises.length} solved`,
    isNext,
    lesson: { label: `Lesson, ${minutes.lesson} min${gone(lesson)}`, target: target(lesson) },
    ...(sheet === undefined
      ? {}
      : { sheet: { label: `Exercises, ${minutes.sheet} min${gone(sheet)}`, target: target(sheet) } }),
    needs: needs.flatMap((need) => {
      const found = chapters.find((each) => each.name === need);
      if (found === undefined) return [];
      const label = `${headingOf(found)} (${wordsOf[markOf(found)]})`;
      return [{ label, target: target(found.lesson) }];
    }),
    exercises: sheet === undefined ? [] : exercises.map((exercise) => exerciseRow(exercise, sheet)),
  };
}

function exerciseRow(exercise: ExerciseState, sheet: CourseFile): ExerciseRow {
  const { name, points, outOf, attempts, hints, solutionSeen } = exercise;
  const isSolved = points === outOf;
  const standing = [
    isSolved ? "solved" : attempts > 0 ? `${attempts} ${attempts === 1 ? "try" : "tries"}` : "not tried",
    ...(hints > 0 ? [count(hints, "hint")] : []),
    ...(solutionSeen ? ["solution seen"] : []),
  ].join(", ");
  const share = `${points} of ${count(outOf, "point")}`;
  return {
    name,
    mark: isSolved ? done : attempts > 0 || points > 0 ? begun : open,
    standing,
    points: share,
    label: `${name}: ${standing}, ${share}`,
    target: target(sheet, name),
  };
}

/** The state of a chapter; one without exercises has none, and counts as not begun. */
function markOf({ exercises, solved }: ChapterState): Mark {
  if (exercises.length > 0 && solved === exercises.length) return done;
  return exercises.some(({ attempts, points }) => attempts > 0 || points > 0) ? begun : open;
}

const wordsOf: Readonly<Record<Mark, string>> = { [open]: "not begun", [begun]: "begun", [done]: "solved" };

const headingOf = ({ number, title }: ChapterState): string => `${number}. ${title}`;

const lessonOf = (chapter: ChapterState): Entry => ({
  label: `Lesson ${headingOf(chapter)}${gone(chapter.lesson)}`,
  target: target(chapter.lesson),
});

const target = ({ path, isThere }: CourseFile, exercise?: string): Target => ({
  path,
  isThere,
  ...(exercise === undefined ? {} : { exercise }),
});

/** What is said of a file that the learner has deleted. */
const gone = ({ isThere }: CourseFile): string => (isThere ? "" : " (deleted: puts it back)");

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
