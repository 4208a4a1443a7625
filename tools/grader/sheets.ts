import { readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../root.js";
import { UserError } from "../userError.js";

/** A built sheet: its name, and the URL of the module with its laws. */
export interface BuiltSheet {
  readonly name: string;
  readonly url: string;
}

const folder = join(root, "dist", "solutions");
const suffix = /\.check\.m?js$/;

/** The sheets of the course that are built, by name. */
export function builtSheets(): ReadonlyMap<string, BuiltSheet> {
  let files: string[] = [];
  try {
    files = readdirSync(folder).filter((file) => suffix.test(file));
  } catch {
    // Nothing has been built: the map is empty.
  }
  return new Map(files.map((file) => [file.replace(suffix, ""), at(join(folder, file))]));
}

/**
 * The sheet that an instructor names: one of the course, or the path of a built one (`NAME.check.js`).
 *
 * @throws UserError if there is no such sheet
 */
export function namedSheet(name: string): BuiltSheet {
  const sheets = builtSheets();
  const known = sheets.get(name);
  if (known !== undefined) return known;
  if (suffix.test(name) && statSync(name, { throwIfNoEntry: false })?.isFile()) return at(resolve(name));
  const choice = sheets.size === 0 ? "none, run npm run build" : [...sheets.keys()].join(", ");
  throw new UserError(
    `expected the name of a sheet or the path of a built one (.check.js), got "${name}": the sheets are ${choice}.`,
  );
}

/**
 * The sheet that a submission belongs to: the one it says it was released from, else the one whose name its file name
 * contains (`05-convolution-ada.ipynb`); undefined if there is none.
 */
export function sheetOf(
  submission: { readonly file: string; readonly sheet?: string },
  sheets: ReadonlyMap<string, BuiltSheet>,
): BuiltSheet | undefined {
  if (submission.sheet !== undefined) return sheets.get(submission.sheet);
  const names = [...sheets.keys()].filter((name) => basename(submission.file).includes(name));
  const longest = names.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : sheets.get(longest);
}

function at(path: string): BuiltSheet {
  return { name: basename(path).replace(suffix, ""), url: pathToFileURL(path).href };
}
