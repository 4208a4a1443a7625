import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { writeWhole } from "../files/writeWhole.js";
import { UserError } from "../userError.js";
import { formatIpynb, parseIpynb } from "./ipynb.js";
import type { Notebook } from "./notebook.js";
import { formatPercent, parsePercent } from "./percent.js";

const megabytes = 100;

/**
 * Reads a notebook: `.ipynb`, or TypeScript or JavaScript in the percent format.
 *
 * @throws UserError, beginning with the path, if the file is missing, a folder, larger than 100 MB, not a notebook, or
 * in another language
 */
export async function readNotebook(path: string): Promise<Notebook> {
  const { parse } = formatOf(path);
  const text = await readText(path);
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${path}: ${error.message}`);
    throw error;
  }
}

/**
 * Writes a notebook, whole or not at all, in the format of its extension.
 *
 * @throws UserError if the path cannot be written, or the text cannot be stored in a `.ts` file (a lone surrogate)
 */
export async function writeNotebook(path: string, notebook: Notebook): Promise<void> {
  const { format, anyText } = formatOf(path);
  if (!anyText) requireWellFormed(path, notebook);
  await writeWhole(path, format(notebook));
}

const formats = [
  { extension: ".ipynb", parse: parseIpynb, format: formatIpynb, anyText: true },
  { extension: ".ts", parse: parsePercent, format: formatPercent, anyText: false },
  { extension: ".js", parse: parsePercent, format: formatPercent, anyText: false },
];

function formatOf(path: string): (typeof formats)[number] {
  const extension = extname(path).toLowerCase();
  const found = formats.find((format) => format.extension === extension);
  if (!found)
    throw new UserError(
      `${path}: expected a notebook (.ipynb, .ts or .js), got ${extension || "no extension"}`,
    );
  return found;
}

/**
 * The text of a file, decoded as UTF-8.
 *
 * @throws UserError, beginning with the path, if the file is missing, a folder, larger than 100 MB or not UTF-8
 */
export async function readText(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > megabytes * 1e6) {
      throw new UserError(
        `${path}: expected at most ${megabytes} MB, got ${Math.ceil(size / 1e6)} MB: clear its outputs in Jupyter and save it`,
      );
    }
    bytes = await readFile(path);
  } catch (error) {
    throw inWords(error, path);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(
      `${path}: expected text in UTF-8, got other bytes: save it as UTF-8, or use another copy`,
    );
  }
}

function inWords(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new UserError(`${path}: there is no such file, check the path`);
    case "EISDIR":
      return new UserError(`${path}: expected a notebook, got a folder: name the files in it`);
    case "EACCES":
    case "EPERM":
      return new UserError(`${path}: you may not read this file, change its permissions`);
    default:
      return error;
  }
}

/** UTF-8 cannot encode half of a surrogate pair: written to a file, it would silently become another character. */
function requireWellFormed(path: string, { cells }: Notebook): void {
  const broken = cells.findIndex(({ source }) => /\p{Surrogate}/u.test(source));
  if (broken < 0) return;
  throw new UserError(
    `cannot write ${path}: cell ${broken + 1} contains half of a character (a lone surrogate): delete it, or write it as \\u${/\p{Surrogate}/u
      .exec(cells[broken]!.source)![0]
      .charCodeAt(0)
      .toString(16)}`,
  );
}
