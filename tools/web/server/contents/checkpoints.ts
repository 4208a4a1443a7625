import { copyFile, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { makeFolder } from "../../../files/makeFolder.js";
import { writeWhole } from "../../../files/writeWhole.js";
import { Refusal } from "../../http/route.js";
import { found, type Place } from "./place.js";

/** A version of a file that was put aside. */
export interface Checkpoint {
  readonly id: string;
  readonly last_modified: string;
}

/** There is one for each file, as Jupyter keeps them: `.ipynb_checkpoints/NAME-checkpoint.ipynb`. */
const only = "checkpoint";

function asideOf({ file }: Place): string {
  const ending = extname(file);
  return join(dirname(file), ".ipynb_checkpoints", `${basename(file, ending)}-${only}${ending}`);
}

/** The checkpoints of a file. */
export async function checkpoints(place: Place): Promise<readonly Checkpoint[]> {
  const stats = await stat(asideOf(place)).catch(() => undefined);
  return stats ? [{ id: only, last_modified: stats.mtime.toISOString() }] : [];
}

/** Puts the file as it is now aside. */
export async function makeCheckpoint(place: Place): Promise<Checkpoint> {
  if ((await found(place, stat)).isDirectory())
    throw new Refusal(400, `${place.path} is a folder: only files have checkpoints`);
  const aside = asideOf(place);
  await makeFolder(dirname(aside));
  const part = `${aside}.part`;
  await copyFile(place.file, part);
  await rename(part, aside);
  return (await checkpoints(place))[0]!;
}

/** Brings a checkpoint back. */
export async function restoreCheckpoint(place: Place, id: string): Promise<void> {
  await requireCheckpoint(place, id);
  await writeWhole(place.file, await readFile(asideOf(place)));
}

/** Deletes a checkpoint. */
export async function deleteCheckpoint(place: Place, id: string): Promise<void> {
  await requireCheckpoint(place, id);
  await rm(asideOf(place));
}

/** Takes the checkpoints of a file along when it is renamed. */
export async function moveCheckpoints(from: Place, to: Place): Promise<void> {
  if ((await checkpoints(from)).length === 0) return;
  await makeFolder(dirname(asideOf(to)));
  await rename(asideOf(from), asideOf(to));
}

/** Deletes the checkpoints of a file that is gone. */
export async function forgetCheckpoints(place: Place): Promise<void> {
  await rm(asideOf(place), { force: true });
}

async function requireCheckpoint(place: Place, id: string): Promise<void> {
  if (id !== only || (await checkpoints(place)).length === 0)
    throw new Refusal(404, `${place.path} has no checkpoint ${id}`);
}
