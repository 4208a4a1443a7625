import { basename, dirname, join } from "node:path";
import { makeFolder } from "../files/makeFolder.js";
import { writeWhole } from "../files/writeWhole.js";

/** What a conversion makes: a file, and perhaps others (`NAME_files/figure.svg`) that it refers to. */
export interface Files {
  readonly main: string | Uint8Array;
  readonly beside: ReadonlyMap<string, string | Uint8Array>;
}

/** Writes the files, the one that refers to the others last, each whole or not at all. */
export async function writeFiles(target: string, { main, beside }: Files): Promise<void> {
  for (const [path, content] of beside) {
    const full = join(dirname(target), path);
    await makeFolder(dirname(full), "choose another --output");
    await writeWhole(full, content);
  }
  await writeWhole(target, main);
}

/** The name of the folder for a file's pictures, next to the file. */
export function folderBeside(target: string): string {
  return `${basename(target).replace(/\.[^.]*$/, "")}_files`;
}
