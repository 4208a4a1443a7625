import { constants, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { writeWhole } from "../../../files/writeWhole.js";
import { type JsonObject, Refusal } from "../../http/route.js";
import { requireNotebook, textOfNotebook } from "./notebookFile.js";
import { found, type Place, placeOf } from "./place.js";

/** Writes what a page saves at a place, whole or not at all; a folder is made. */
export async function save(place: Place, said: JsonObject): Promise<void> {
  if (place.path === "") throw new Refusal(400, "expected a name, got the workspace itself");
  if (said.type === "directory") return makeFolderAt(place);
  if ((await stat(place.file).catch(() => undefined))?.isDirectory())
    throw new Refusal(400, `cannot save ${place.path}: it is a folder`);
  await requireParent(place);
  const bytes = bytesOf(place, said);
  if (said.chunk !== undefined) return saveChunk(place, bytes, said.chunk);
  await writeWhole(place.file, bytes);
}

function bytesOf({ path }: Place, { type, format, content }: JsonObject): string | Buffer {
  if (type === "notebook") return textOfNotebook(requireNotebook(content, path));
  if (typeof content !== "string")
    throw new Refusal(400, `expected a text as the content of ${path}, got ${typeof content}`);
  return format === "base64" ? Buffer.from(content, "base64") : content;
}

/** A large file comes in chunks, numbered from 1, the last one -1; it appears when all of them are there. */
async function saveChunk(place: Place, bytes: string | Buffer, chunk: unknown): Promise<void> {
  if (typeof chunk !== "number" || !Number.isInteger(chunk) || chunk === 0 || chunk < -1)
    throw new Refusal(400, `expected the number of a chunk, 1, 2, ... or -1, got ${JSON.stringify(chunk)}`);
  const part = join(dirname(place.file), `.${basename(place.file)}.upload`);
  const how = chunk === 1 ? "w" : constants.O_WRONLY | constants.O_APPEND;
  const file = await open(part, how).catch((error: NodeJS.ErrnoException) => {
    if (chunk === 1 || error.code !== "ENOENT") throw error;
    throw new Refusal(400, `the upload of ${place.path} has no beginning: upload it again`);
  });
  try {
    await file.writeFile(bytes);
    if (chunk === -1) await file.sync();
  } finally {
    await file.close();
  }
  if (chunk === -1) await rename(part, place.file);
}

async function makeFolderAt({ path, file }: Place): Promise<void> {
  if ((await stat(file).catch(() => undefined))?.isDirectory()) return;
  await mkdir(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new Refusal(409, `cannot make the folder ${path}: a file is there`);
    if (error.code === "ENOENT")
      throw new Refusal(404, `cannot make the folder ${path}: there is none above it`);
    throw error;
  });
}

/**
 * The first place in a folder that nothing is at yet.
 *
 * @param name the names to try, by number: 0, 1, ...
 */
export async function freePlace(folder: string, parent: Place, name: (n: number) => string): Promise<Place> {
  await requireFolder(parent);
  // Some disks take upper and lower case for the same.
  const taken = new Set((await readdir(parent.file)).map((each) => each.toLowerCase()));
  for (let n = 0; ; n++) {
    if (!taken.has(name(n).toLowerCase())) return placeOf(folder, `${parent.path}/${name(n)}`);
  }
}

/** Copies a file. */
export async function copy(from: Place, to: Place): Promise<void> {
  if ((await found(from, stat)).isDirectory())
    throw new Refusal(400, `cannot copy ${from.path}: it is a folder`);
  await copyFile(from.file, to.file, constants.COPYFILE_EXCL);
}

/** Gives a file or folder another path; what is there is never replaced. */
export async function move(from: Place, to: Place): Promise<void> {
  if (from.path === "" || to.path === "") throw new Refusal(400, "the workspace itself cannot be renamed");
  if (from.path === to.path) return;
  await found(from, lstat);
  await requireParent(to);
  const [mine, theirs] = await Promise.all([from, to].map(({ file }) => lstat(file).catch(() => undefined)));
  // On a disk that takes upper and lower case for the same, the new name may be the file itself.
  if (theirs !== undefined && (theirs.ino !== mine?.ino || theirs.dev !== mine.dev))
    throw new Refusal(409, `cannot rename ${from.path} to ${to.path}: there is one already`);
  await rename(from.file, to.file);
}

/** Deletes a file, or an empty folder. */
export async function remove(place: Place): Promise<void> {
  if (place.path === "") throw new Refusal(400, "the workspace itself cannot be deleted");
  const stats = await found(place, lstat);
  if (!stats.isDirectory()) return rm(place.file);
  const inside = (await readdir(place.file)).filter((name) => name !== ".ipynb_checkpoints");
  if (inside.length > 0)
    throw new Refusal(400, `cannot delete ${place.path}: it is not empty, delete what is in it first`);
  await rm(join(place.file, ".ipynb_checkpoints"), { recursive: true, force: true });
  await rmdir(place.file);
}

async function requireParent({ path, file }: Place): Promise<void> {
  const above = dirname(file);
  if (!(await stat(above).catch(() => undefined))?.isDirectory())
    throw new Refusal(404, `cannot write ${path}: there is no folder ${dirname(path)}`);
}

async function requireFolder(place: Place): Promise<void> {
  if (!(await found(place, stat)).isDirectory())
    throw new Refusal(400, `expected a folder, got ${place.path}, which is a file`);
}
