import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ChapterStanding } from "../../../progress/standing.js";
import type { NamedChapter } from "../../../workspace/chapters.js";
import { standingIn } from "../../../workspace/standing.js";
import type { ChapterState, CourseFile, CourseState } from "../../course/courseState.js";

/** The course as the learner of a workspace stands in it, from the workspace's store of progress. */
export async function courseState(folder: string): Promise<CourseState> {
  const { standing, store } = await standingIn(folder);
  const { chapters, next, ...sums } = standing;
  return {
    ...sums,
    chapters: await Promise.all(chapters.map((each) => chapterState(folder, each))),
    ...(next === undefined ? {} : { next: { chapter: next.chapter.name, exercise: next.exercise } }),
    notes: store.notes(),
  };
}

async function chapterState(
  folder: string,
  { chapter, exercises, points, outOf, solved }: ChapterStanding<NamedChapter>,
): Promise<ChapterState> {
  const { name, number, title, minutes, needs, before } = chapter;
  return {
    name,
    number,
    title,
    minutes,
    needs,
    ...(before === undefined ? {} : { before }),
    lesson: await courseFile(folder, `${name}.ipynb`),
    ...(exercises.length > 0 ? { sheet: await courseFile(folder, `${name}.exercises.ipynb`) } : {}),
    exercises,
    points,
    outOf,
    solved,
  };
}

async function courseFile(folder: string, path: string): Promise<CourseFile> {
  const found = await stat(join(folder, path)).catch(() => undefined);
  return { path, isThere: found?.isFile() ?? false };
}
