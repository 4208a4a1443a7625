import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UserError } from "../userError.js";

/**
 * Creates a folder if it does not exist, and missing parents, one by one: Node's recursive `mkdir` never returns in
 * places where the system allows no folders (`/proc`).
 *
 * @param remedy what the error says to do if it cannot be created
 * @param mode its permissions, on systems that have them (default: those of the user's other folders)
 * @throws UserError if a file is in the way, the disk is full, the name is too long, or the parent is not writable
 */
export async function makeFolder(
  folder: string,
  remedy = "choose another folder",
  mode = 0o777,
): Promise<void> {
  const fails = (why: string): UserError =>
    new UserError(`cannot create the folder ${folder}: ${why}, ${remedy}`);
  const missing: string[] = [];
  for (let path = resolve(folder); !(await isFolder(path)); path = dirname(path)) {
    missing.unshift(path);
    if (path === dirname(path)) break;
  }
  for (const path of missing) {
    const failure = await mkdir(path, { mode }).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error,
    );
    if (!failure || (await isFolder(path))) continue; // another program may have made it
    switch (failure.code) {
      case "EEXIST":
      case "ENOTDIR":
        throw fails(`${path} is a file`);
      case "ENOSPC":
        throw fails("the disk is full");
      case "ENAMETOOLONG":
        throw fails("its name is too long");
      default:
        throw fails(`${dirname(path)} is not writable`);
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
