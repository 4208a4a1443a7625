import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UserError } from "../userError.js";

/**
 * Makes a folder where there is none, and those above it that are missing, one by one: what Node has for that never
 * returns where the system makes no folders (`/proc`).
 *
 * @param remedy what to do where it cannot be made
 * @param mode who may do what in it, where the system knows that (default: as the person's other folders)
 * @throws UserError where a file is in the way, or none may be made there
 */
export async function makeFolder(
  folder: string,
  remedy = "choose another folder",
  mode = 0o777,
): Promise<void> {
  const fails = (why: string): UserError =>
    new UserError(`cannot make the folder ${folder}: ${why}, ${remedy}`);
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
        throw fails(`none may be made in ${dirname(path)}`);
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
