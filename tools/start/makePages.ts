import { join } from "node:path";
import type { Standing } from "../progress/standing.js";
import { withQuickNote } from "../run/quickNote.js";
import { runAll } from "../run/runAll.js";
import { withUnreached } from "../run/unreached.js";
import { UserError } from "../userError.js";
import type { NamedChapter } from "../workspace/chapters.js";
import { draftPages, keepPage, pageName, pagesToMake } from "../workspace/pages.js";

/**
 * Makes executed pages of some lessons, with short trainings; every other lesson and sheet gets a page without figures,
 * so that links lead there. A page that is up to date is left alone.
 *
 * @param onProgress is told how much is done, from 0 to 1, and what is being done
 * @throws UserError if a lesson fails
 */
export async function makePages(
  folder: string,
  { chapters }: Standing<NamedChapter>,
  lessons: readonly string[],
  onProgress: (part: number, what: string) => void,
): Promise<void> {
  const pages = await pagesToMake(
    folder,
    lessons.map((name) => `${name}.ts`),
  );
  for (const [k, page] of pages.entries()) {
    const lesson = page.file;
    const [run] = await runAll([join(folder, lesson)], {
      continueOnError: true,
      isQuick: true,
      timeLimit: 60_000,
      onProgress: (done, total) => onProgress((k + done / total) / pages.length, `running ${lesson}`),
    });
    onProgress((k + 1) / pages.length, `writing ${pageName(lesson)}`);
    const path = await keepPage(folder, page, withQuickNote(withUnreached(run!), lesson));
    if (run!.failure) throw new UserError(`the lesson failed in cell ${run!.failure.cell}: look at ${path}`);
  }
  onProgress(1, "writing the other pages");
  const names = chapters.map(({ chapter }) => chapter.name);
  const sheets = chapters.filter(({ exercises }) => exercises.length > 0);
  await draftPages(folder, [
    ...names.map((name) => `${name}.ts`),
    ...sheets.map(({ chapter }) => `${chapter.name}.exercises.ts`),
  ]);
}

/** The lessons that come before a chapter and have no exercises of their own. */
export function readFirst(
  name: string,
  chapters: Standing<NamedChapter>["chapters"],
): readonly NamedChapter[] {
  return chapters.filter(({ chapter }) => chapter.before === name).map(({ chapter }) => chapter);
}
