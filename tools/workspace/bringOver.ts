import { constants, copyFile, readdir, readFile } from "node:fs/promises";
import { dirname, extname, join, relative } from "node:path";
import { makeFolder } from "../files/makeFolder.js";
import { marker } from "../files/workspacePlace.js";
import { fingerprint, readRecord, writeRecord } from "./record.js";

/** Sheets, some of them solved, that earlier versions put next to the learner's own. */
const samples = /^samples[\\/]/;

/**
 * Copies what a learner has in an older place to a workspace, once. Only files still as they were handed out are
 * overwritten; if a file was edited in both places, the older one is added under another name.
 *
 * @returns the names, in the workspace, of the files that were copied
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
