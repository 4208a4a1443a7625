import { nearest } from "../nearest.js";
import { UserError } from "../userError.js";
import type { NamedChapter } from "./chapters.js";

/**
 * The chapter that somebody means by its number, its name or a part of it: `2`, `02`, `matrix-groups`,
 * `02-matrix-groups`, also with what a file of it has behind its name.
 *
 * @throws UserError where none is meant
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
