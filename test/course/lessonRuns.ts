import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writeWhole } from "../../tools/files/writeWhole.js";
import { readNotebook } from "../../tools/notebook/files.js";
import { type Run, runNotebook } from "../../tools/run/runNotebook.js";

const runs = new Map<string, Promise<Run>>();

/**
 * The result of `noether run --quick` for a lesson. It is run once for all tests that ask: in one process or, if
 * NOETHER_TEST_RUN names a folder that lasts as long as one run of all tests, in all processes.
 */
export function lessonRun(file: string): Promise<Run> {
  const { NOETHER_TEST_RUN: folder } = process.env;
  const known = runs.get(file) ?? (folder ? shared(file, join(folder, `${basename(file)}.json`)) : run(file));
  runs.set(file, known);
  return known;
}

/** The run that another process has stored or is about to store; if there is none, this process's own, stored. */
async function shared(file: string, stored: string): Promise<Run> {
  const begun = `${stored}.begun`;
  while (!existsSync(stored)) {
    const isFirst = await writeFile(begun, "", { flag: "wx" }).then(
      () => true,
      () => false,
    );
    if (!isFirst) await sleep(50);
    else
      try {
        await writeWhole(stored, JSON.stringify(await run(file)));
      } finally {
        await rm(begun);
      }
  }
  return JSON.parse(await readFile(stored, "utf8"));
}

async function run(file: string): Promise<Run> {
  return runNotebook(await readNotebook(file), {
    folder: dirname(file),
    name: basename(file),
    isQuick: true,
  });
}
