import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "../userError.js";

/**
 * Writes a file whole or not at all: under a temporary name in the same folder, then renamed. A reader of the path
 * finds the old file or the new one, never a part.
 *
 * @throws UserError if the folder is missing, the path is a folder, it is not writable or held open, or the disk is
 * full
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const part = join(
    dirname(target),
    `.${basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.part`,
  );
  try {
    if ((await stat(target).catch(() => undefined))?.isDirectory())
      throw new UserError(`cannot write ${path}: it is a folder, name a file in it`);
    const file = await open(part, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameOver(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw writeFailure(error, path);
  }
}

/** On Windows a virus scanner or an editor may hold the target for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (attempt === 6 || process.platform !== "win32" || !["EPERM", "EACCES", "EBUSY"].includes(code ?? ""))
        throw error;
      await wait(20 * 2 ** attempt);
    }
  }
}

/**
 * A failed write as the person who asked for it should see it: a UserError if they can put it right, else the error
 * itself.
 */
export function writeFailure(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new UserError(`cannot write ${path}: there is no folder ${dirname(path)}, create it first`);
    case "EISDIR":
      return new UserError(`cannot write ${path}: it is a folder, name a file in it`);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new UserError(
        `cannot write ${path}: you may not write there, choose another folder or change its permissions`,
      );
    case "ENOSPC":
      return new UserError(`cannot write ${path}: the disk is full, free some space and try again`);
    case "EBUSY":
      return new UserError(`cannot write ${path}: another program holds it open, close it and try again`);
    default:
      return error;
  }
}
