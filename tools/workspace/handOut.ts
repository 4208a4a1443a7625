import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../files/makeFolder.js";
import { writeWhole } from "../files/writeWhole.js";
import { fingerprint, readRecord, writeRecord } from "./record.js";
import { released } from "./released.js";

/** What happened to the files of a workspace. */
export interface HandedOut {
  /** Files that are new or were brought up to date. */
  readonly written: readonly string[];
  /** Files that the learner has edited, left alone although the course's version differs. */
  readonly kept: readonly string[];
}

/**
 * Puts every lesson and every exercise sheet into a learner's folder, for an editor and for a notebook program:
 * `05-convolution.ts`, `05-convolution.ipynb`, `05-convolution.exercises.ts`, `05-convolution.exercises.ipynb`.
 *
 * A file is brought up to date as long as nobody has edited it; an edited file is never touched. Running a notebook
 * does not count as editing it.
 */
export async function handOut(folder: string): Promise<HandedOut> {
  await makeFolder(folder);
  const record = await readRecord(folder);
  const [written, kept]: [string[], string[]] = [[], []];
  for (const { name, text } of await released()) {
    const path = join(folder, name);
    const current = fingerprint(name, text);
    const present = await readFile(path, "utf8").catch(() => undefined);
    const found = present === undefined ? undefined : fingerprint(name, present);
    if (found === undefined || (found !== current && found === record.handedOut.get(name))) {
      await writeWhole(path, text);
      written.push(name);
    } else if (found !== current) {
      kept.push(name);
      continue;
    }
    record.handedOut.set(name, current);
  }
  await writeRecord(folder, record);
  return { written, kept };
}
