import { constants, copyFile, readdir, readFile } from "node:fs/promises";
import { dirname, extname, join, relative } from "node:path";
import { makeFolder } from "../files/makeFolder.js";
import { marker } from "../files/workspacePlace.js";
import { fingerprint, readRecord, writeRecord } from "./record.js";

/** The sheets that earlier versions put beside the learner's own, solved ones among them. */
const samples = /^samples[\\/]/;

/**
 * Brings what a learner has in an older place over to a workspace, once. Nothing is overwritten but a file as it was
 * handed out; where both places have an edited file, the older one comes beside it under another name.
 *
 * @returns the files brought over, as they are called in the workspace
 */
export async function bringOver(older: string, folder: string): Promise<readonly string[]> {
  const [there, here] = [await readRecord(older), await readRecord(folder)];
  const names = (await filesIn(older)).filter((name) => name !== marker && !samples.test(name));
  if (names.length === 0 || here.broughtFrom.has(older)) return [];
  const brought: string[] = [];
  for (const name of names) {
    const text = await readFile(join(older, name), "utf8");
    const mine = fingerprint(name, text);
    const present = await readFile(join(folder, name), "utf8").catch(() => undefined);
    const taken = present === undefined ? undefined : fingerprint(name, present);
    if (mine === taken || mine === there.handedOut.get(name)) continue;
    const isFree = taken === undefined || taken === here.handedOut.get(name);
    const target = isFree ? name : await freeName(folder, name);
    await makeFolder(dirname(join(folder, target)));
    await copyFile(
      join(older, name),
      join(folder, target),
      taken === undefined || !isFree ? constants.COPYFILE_EXCL : 0,
    );
    brought.push(target);
  }
  here.broughtFrom.add(older);
  await makeFolder(folder);
  await writeRecord(folder, here);
  return brought;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** `a (older).ts`, `a (older 2).ts`, ... */
async function freeName(folder: string, name: string): Promise<string> {
  const names = new Set(await filesIn(folder));
  const [extension, stem] = [extname(name), name.slice(0, name.length - extname(name).length)];
  for (let n = 1; ; n++) {
    const free = `${stem} (older${n === 1 ? "" : ` ${n}`})${extension}`;
    if (!names.has(free)) return free;
  }
}
