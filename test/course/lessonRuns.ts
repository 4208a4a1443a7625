import { basename, dirname } from "node:path";
import { readNotebook } from "../../tools/notebook/files.js";
import { type Run, runNotebook } from "../../tools/run/runNotebook.js";

const runs = new Map<string, Promise<Run>>();

/** What `noether run` makes of a lesson, run once for all tests that ask. */
export function lessonRun(file: string): Promise<Run> {
  const known = runs.get(file) ?? run(file);
  runs.set(file, known);
  return known;
}

async function run(file: string): Promise<Run> {
  const how = { folder: dirname(file), name: basename(file) };
  return runNotebook(await readNotebook(file), how);
}
