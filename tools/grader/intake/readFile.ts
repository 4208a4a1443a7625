import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { UserError } from "../../userError.js";

/** The most bytes of a notebook that are read. */
export const LARGEST: number = 20 << 20;
/** The most bytes of a notebook that are read if its outputs are left out. */
export const LARGEST_WITH_OUTPUTS: number = 256 << 20;

/**
 * The bytes of a file that was handed in.
 *
 * @throws UserError if it is not an ordinary file, is empty, or is larger than `most` bytes; a system error if it
 * cannot be read
 */
export async function contentOf(path: Buffer, most: number): Promise<Buffer> {
  // A link or a pipe put in the file's place in the meantime is not opened.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new UserError("It is not an ordinary file.");
    if (status.size > most) {
      const size = Math.ceil(status.size / (1 << 20));
      throw new UserError(
        `It has ${size} MiB, but at most ${most >> 20} MiB are read: clear the outputs of the notebook and save it again.`,
      );
    }
    if (status.size === 0) throw new UserError("The file is empty: hand in another copy.");
    const bytes = Buffer.alloc(status.size);
    const { bytesRead } = await handle.read(bytes, 0, status.size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Whether a file with another ending, such as `sheet.ipynb.txt`, is a notebook by its content. */
export async function looksLikeNotebook(path: Buffer): Promise<boolean> {
  const bytes = await contentOf(path, LARGEST).catch(() => undefined);
  if (bytes === undefined) return false;
  if (/^\/\/[ \t]*%%/m.test(bytes.toString("latin1", 0, 1 << 16))) return true;
  return bytes.includes('"nbformat"') && bytes.includes('"cells"');
}

/** Why something cannot be read, as a sentence. */
export function unreadable(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "EACCES" || code === "EPERM"
    ? `It is not readable (${code}): change its permissions.`
    : `It cannot be read (${message.split("\n", 1)[0]}).`;
}
