import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { findWorkspace } from "../files/workspacePlace.js";
import { UserError } from "../userError.js";
import { chapterNamed } from "./chapterNamed.js";
import { chapters } from "./chapters.js";
import { fingerprint, readRecord } from "./record.js";
import { standingIn } from "./standing.js";

/**
 * The path of the sheet that is meant: by a path; by the number or the name of a chapter, in the workspace; without a
 * word the sheet edited last, else that of the chapter that comes next.
 *
 * @throws UserError if there is no such sheet, no such chapter or no workspace
 */
export async function chosenSheet(word: string | undefined, cwd: string): Promise<string> {
  if (word !== undefined && /\.(ts|ipynb)$/.test(word) && existsSync(resolve(cwd, word)))
    return resolve(cwd, word);
  const folder = findWorkspace(cwd);
  if (folder === undefined)
    throw new UserError(
      `there is no workspace in ${cwd} or above it: noether start puts the course into one`,
    );
  if (word === undefined) return (await editedLast(folder)) ?? (await next(folder));
  const extension = word.endsWith(".ipynb") ? ".ipynb" : ".ts";
  const { name, exercises } = chapterNamed(word, await chapters());
  if (exercises.length === 0) throw new UserError(`${name} has no exercises: read its page, ${name}.html`);
  return present(folder, `${name}.exercises${extension}`);
}

/**
 * The file meant by a word after `noether run`: a path or, if there is a workspace, the sheet of a chapter, as for
 * `chosenSheet`.
 *
 * @throws UserError if, in a workspace, the word is neither a path nor a chapter with a sheet
 */
export async function chosenFile(word: string, cwd: string): Promise<string> {
  if (/\.\w+$/.test(word) || existsSync(resolve(cwd, word)) || findWorkspace(cwd) === undefined) return word;
  return relative(cwd, await chosenSheet(word, cwd));
}

async function editedLast(folder: string): Promise<string | undefined> {
  const { handedOut } = await readRecord(folder);
  const sheets = (await readdir(folder)).filter((name) => /\.exercises\.(ts|ipynb)$/.test(name));
  let [last, time] = [undefined as string | undefined, 0];
  for (const name of sheets) {
    const path = join(folder, name);
    const [text, { mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    if (mtimeMs > time && fingerprint(name, text) !== handedOut.get(name)) [last, time] = [path, mtimeMs];
  }
  return last;
}

async function next(folder: string): Promise<string> {
  const { standing } = await standingIn(folder);
  const chapter =
    standing.next?.chapter ?? standing.chapters.find(({ exercises }) => exercises.length > 0)!.chapter;
  return present(folder, `${chapter.name}.exercises.ts`);
}

function present(folder: string, name: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  throw new UserError(`there is no sheet ${path}: noether start puts it there`);
}
