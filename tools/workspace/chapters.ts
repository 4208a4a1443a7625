import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Chapter, chapterOf, lessonName } from "../notebook/chapter.js";
import { readNotebook } from "../notebook/files.js";
import { root } from "../root.js";

const lessons = join(root, "notebooks");

/** A chapter of the course, and the name of its lesson and its sheet. */
export interface NamedChapter extends Chapter {
  /** Such as `02-matrix-groups`. */
  readonly name: string;
}

/**
 * The chapters of a course in order, from the headers of the lessons in a folder: by default our own.
 *
 * @throws UserError if a lesson's header lacks a fact
 */
export async function chapters(folder: string = lessons): Promise<readonly NamedChapter[]> {
  const names = (await readdir(folder))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .filter((name) => lessonName.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const facts = chapterOf(await readNotebook(join(folder, `${name}.ts`)));
      return facts === undefined ? [] : [{ name, ...facts }];
    }),
  );
  // An appendix comes before its chapter: "01-groups A1-typescript" sorts before "01-groups ~".
  const place = ({ name, before }: NamedChapter): string =>
    before === undefined ? `${name} ~` : `${before} ${name}`;
  return found.flat().sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
