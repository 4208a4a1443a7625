import { pointsOfCourse } from "../cells/course/worth.js";
import { type FileStore, fileStore } from "../progress/fileStore.js";
import { type Standing, standing } from "../progress/standing.js";
import { table } from "../terminal/table.js";
import { chapters, type NamedChapter } from "./chapters.js";

/** The standing of the learner of a workspace, and the store that it was read from. */
export async function standingIn(
  folder: string,
): Promise<{ readonly standing: Standing<NamedChapter>; readonly store: FileStore }> {
  const store = fileStore(folder);
  const course = await chapters();
  return { standing: standing(course, await pointsOfCourse(), await store.read()), store };
}

/** The course as a table: the minutes for each chapter, and what the learner has solved. */
export function courseMap({ chapters, next }: Standing<NamedChapter>): string {
  const rows = chapters.map(({ chapter, exercises, solved, points, outOf }) => [
    `${chapter.number}`,
    chapter.title,
    `${chapter.minutes.lesson} min`,
    exercises.length > 0 ? `${chapter.minutes.sheet} min` : "",
    exercises.length > 0 ? `${solved} of ${exercises.length}` : "",
    exercises.length > 0 ? `${points} of ${outOf}` : "",
    chapter.name === next?.chapter.name ? "<- next" : "",
  ]);
  return table([["", "chapter", "lesson", "sheet", "solved", "points", ""], ...rows], {
    heading: true,
    align: ["right", "left", "right", "right", "right", "right", "left"],
  });
}

/** "17 of 33 exercises, 81 of 142 points." */
export function inSum({ solved, exercises, points, outOf }: Standing): string {
  return `${solved} of ${exercises} exercises, ${points} of ${outOf} points.`;
}
