import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readNotebook } from "../../tools/notebook/files.js";
import type { Notebook } from "../../tools/notebook/notebook.js";
import { written } from "../tools/kernel/jupyter/python.js";

const script = fileURLToPath(new URL("../../../test/python/execute_notebooks.py", import.meta.url));

/** A notebook as nbclient leaves it. */
export interface Executed {
  readonly notebook: Notebook;
  /** What nbclient raised, and the index of the cell at which it did. */
  readonly error: string | null;
  readonly cell: number | null;
}

/**
 * Runs notebooks (`.ipynb`) in a folder with a kernel under nbclient, with short trainings, and returns them in the order
 * of the files.
 */
export async function executed(
  python: string,
  files: readonly string[],
  how: {
    readonly kernel: string;
    readonly folder: string;
    readonly target: string;
    readonly environment: NodeJS.ProcessEnv;
  },
): Promise<readonly Executed[]> {
  const { kernel, folder, target, environment } = how;
  await mkdir(target, { recursive: true });
  const { code, text } = await written(python, [script, kernel, folder, target, ...files], {
    ...environment,
    NOETHER_QUICK: "1",
  });
  assert.equal(code, 0, text);
  return Promise.all(
    files.map(async (file) => {
      const path = join(target, basename(file));
      const report = await readFile(path.replace(/\.ipynb$/, ".json"), "utf8");
      return { notebook: await readNotebook(path), ...JSON.parse(report) };
    }),
  );
}
