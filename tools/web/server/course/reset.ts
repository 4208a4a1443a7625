import { readFile, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { makeFolder } from "../../../files/makeFolder.js";
import { writeWhole } from "../../../files/writeWhole.js";
import { sheetOf } from "../../../notebook/chapter.js";
import { parseIpynb } from "../../../notebook/ipynb.js";
import { UserError } from "../../../userError.js";
import { fingerprint } from "../../../workspace/record.js";
import { type ReleasedFile, releasedNotebook } from "../../../workspace/released.js";
import type { ResetAnswer } from "../../course/reset.js";
import { placeOf } from "../contents/place.js";

/** The folder of a workspace in which earlier versions of a learner's notebooks are kept. */
export const keptFolder = "kept";

/**
 * Prepares the reset of a lesson or a sheet, or of some of its cells: keeps the learner's version, as it is on the disk,
 * in the workspace's folder `kept`, and gives the released one, which the page puts into the open notebook. A notebook
 * that is no longer there is written as it was released.
 *
 * @param path of the notebook, in the workspace
 * @throws UserError if it is not a notebook of the course, or the learner's version cannot be kept; Refusal if the path
 * leads out of the workspace
 */
export async function prepareReset(
  folder: string,
  path: string,
  now: Date = new Date(),
): Promise<ResetAnswer> {
  const { file: place } = await placeOf(folder, path);
  const text = await readFile(place, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new UserError(`${path} cannot be read (${error.code}): check its permissions`);
  });
  const file = await releasedFor(path, text);
  if (file === undefined) {
    throw new UserError(
      `${path} is not part of the course: only its lessons and sheets can be reset, since only they were handed out`,
    );
  }
  const released: unknown = JSON.parse(file.text);
  if (text === undefined) {
    await writeWhole(place, file.text);
    return { released };
  }
  if (fingerprint(file.name, text) === fingerprint(file.name, file.text)) return { released };
  const kept = await freePlace(folder, path, now);
  await makeFolder(join(folder, keptFolder));
  await writeWhole(join(folder, kept), text);
  return { released, kept: kept.replaceAll(sep, "/") };
}

/** The released notebook that a learner's notebook was: by its name or, if it was renamed, by what it says it is. */
async function releasedFor(path: string, text: string | undefined): Promise<ReleasedFile | undefined> {
  const [, chapter, isSheet] = /^([\w-]+?)(\.exercises)?\.ipynb$/.exec(path) ?? [];
  const named =
    chapter === undefined ? undefined : await releasedNotebook(chapter, isSheet ? "sheet" : "lesson");
  if (named !== undefined || text === undefined) return named;
  try {
    const sheet = sheetOf(parseIpynb(text));
    return sheet === undefined ? undefined : await releasedNotebook(sheet, "sheet");
  } catch {
    return undefined;
  }
}

/** `kept/02-matrix-groups.exercises 2026-11-30 13.05.ipynb`, or with a number behind the time. */
async function freePlace(folder: string, path: string, now: Date): Promise<string> {
  const stem = basename(path).replace(/\.ipynb$/, "");
  const two = (n: number): string => `${n}`.padStart(2, "0");
  const time = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}`;
  for (let n = 1; ; n++) {
    const place = join(keptFolder, `${stem} ${time}${n === 1 ? "" : ` (${n})`}.ipynb`);
    if (!(await stat(join(folder, place)).catch(() => undefined))) return place;
  }
}
