import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { UserError } from "../../terminal/userError.js";
import type { Found } from "./findSubmissions.js";
import { parseSubmission } from "./parseSubmission.js";
import type { Submission } from "./submission.js";

const LARGEST = 20 << 20;

/** Reads what was handed in. Whatever is wrong with it becomes a sentence: nothing here stops a batch. */
export async function readSubmission(found: Found): Promise<Submission> {
  const { file } = found;
  const none = { file, sha256: "", cells: [], ids: [], notes: [] };
  if (found.refused !== undefined) return { ...none, refused: found.refused };
  let bytes: Buffer;
  try {
    bytes = await contentOf(found.path);
  } catch (error) {
    return {
      ...none,
      refused:
        error instanceof UserError ? error.message : `It cannot be read (${(error as Error).message}).`,
    };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  try {
    return { file, sha256, ...parseSubmission(file, bytes) };
  } catch (error) {
    return { ...none, sha256, refused: sentence(error instanceof Error ? error.message : String(error)) };
  }
}

async function contentOf(path: string): Promise<Buffer> {
  // Neither a link nor a pipe put in the file's place meanwhile is opened.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new UserError("It is no ordinary file.");
    if (status.size > LARGEST) {
      const size = Math.ceil(status.size / (1 << 20));
      throw new UserError(
        `It has ${size} MiB, and at most ${LARGEST >> 20} MiB are read: clear the outputs of the notebook and save it again.`,
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

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.:]$/.test(capital) ? capital : `${capital}.`;
}
