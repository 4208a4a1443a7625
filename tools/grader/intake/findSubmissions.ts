import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../terminal/userError.js";

/** A file that was handed in: its path below the folder, with slashes, and its path on this machine. */
export interface Found {
  readonly file: string;
  readonly path: string;
  /** Why it is not read, where it is not: one sentence. */
  readonly refused?: string;
}

/**
 * The notebooks in a folder and in its folders (one a student), in the order of their names: files `.ipynb` and `.ts`.
 * Hidden folders, Jupyter's checkpoints among them, are passed over. Symbolic links are listed, and refused.
 *
 * @throws UserError where the folder is missing or holds no notebook
 */
export async function findSubmissions(folder: string): Promise<readonly Found[]> {
  const kind = await stat(folder).catch(() => undefined);
  if (kind === undefined) throw new UserError(`${folder}: there is no such folder, check the path.`);
  if (!kind.isDirectory())
    throw new UserError(`${folder}: expected a folder of notebooks, got a file: name the folder it is in.`);
  const found: Found[] = [];
  for (const entry of await entries(folder)) {
    if (entry.isSymbolicLink()) found.push(...linked(entry, folder, ""));
    else if (!entry.isDirectory()) found.push(...submitted(entry, folder, ""));
    else if (!skipped(entry.name)) {
      const student = join(folder, entry.name);
      for (const inner of await entries(student)) {
        found.push(
          ...(inner.isSymbolicLink()
            ? linked(inner, student, `${entry.name}/`)
            : submitted(inner, student, `${entry.name}/`)),
        );
      }
    }
  }
  if (found.length === 0) {
    throw new UserError(
      `${folder}: expected notebooks (.ipynb, or .ts in the percent format) in it or one folder below, found none.`,
    );
  }
  return found;
}

async function entries(folder: string): Promise<Dirent[]> {
  const all = await readdir(folder, { withFileTypes: true });
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function submitted(entry: Dirent, folder: string, below: string): Found[] {
  return entry.isFile() && isNotebook(entry.name)
    ? [{ file: below + entry.name, path: join(folder, entry.name) }]
    : [];
}

function linked(entry: Dirent, folder: string, below: string): Found[] {
  const refused = "It is a symbolic link, and those are not followed: hand in the file itself.";
  return skipped(entry.name) ? [] : [{ file: below + entry.name, path: join(folder, entry.name), refused }];
}

function isNotebook(name: string): boolean {
  return !skipped(name) && (/\.ipynb$/i.test(name) || (/\.ts$/i.test(name) && !/\.d\.ts$/i.test(name)));
}

function skipped(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || name === "__MACOSX";
}
