import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";
import type { NamedChapter } from "./chapters.js";

/**
 * The chapter meant by its number, its name or the words of its name: `2`, `02`, `matrix-groups`, `02-matrix-groups`,
 * also with the ending of one of its files (`02-matrix-groups.exercises.ts`).
 *
 * @throws UserError if there is no such chapter
 */
export function chapterNamed(word: string, course: readonly NamedChapter[]): NamedChapter {
  const bare = word.replace(/\.(ts|ipynb|html)$/, "").replace(/\.exercises$/, "");
  const found = course.find(
    ({ name, number }) =>
      name === bare || name.replace(/^[^-]*-/, "") === bare || `${number}` === bare.replace(/^0+(?=\d)/, ""),
  );
  if (found) return found;
  const near = nearest(
    bare,
    course.flatMap(({ name }) => [name, name.replace(/^[^-]*-/, "")]),
  );
  throw new UserError(
    `expected the number or the name of a chapter, got "${word}": ${near ? `did you mean ${near}?` : `the chapters are ${course.map(({ name }) => name).join(", ")}`}`,
  );
}
