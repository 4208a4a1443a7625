import { createHash } from "node:crypto";
import type { Found } from "./found.js";
import { NoNotebook } from "./noNotebook.js";
import { parseSubmission } from "./parseSubmission.js";
import { contentOf, LARGEST, LARGEST_WITH_OUTPUTS, unreadable } from "./readFile.js";
import type { Submission } from "./submission.js";
import { withoutOutputs } from "./withoutOutputs.js";

/** Reads a submission. Whatever is wrong with it becomes a sentence: nothing here stops a batch. */
export async function readSubmission(found: Found): Promise<Submission> {
  const { file, owner } = found;
  const none = { file, sha256: "", cells: [], ids: [], notes: [], ...(owner === undefined ? {} : { owner }) };
  if (found.refused !== undefined) return { ...none, refused: found.refused };
  let bytes: Uint8Array;
  try {
    bytes = found.bytes ?? (await contentOf(found.path!, LARGEST_WITH_OUTPUTS));
  } catch (error) {
    return { ...none, refused: unreadable(error) };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const notes: string[] = [];
  try {
    if (bytes.length > LARGEST) {
      bytes = withoutOutputs(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      notes.push("It is larger than a notebook should be: its outputs were not read.");
    }
    if (bytes.length > LARGEST) {
      const refused = `It has ${Math.ceil(bytes.length / (1 << 20))} MiB without its outputs, but at most ${LARGEST >> 20} MiB are read.`;
      return { ...none, sha256, refused };
    }
    const parsed = parseSubmission(file, bytes);
    const all = { ...none, sha256, ...parsed, notes: [...notes, ...parsed.notes] };
    return parsed.lesson
      ? { ...all, beside: true, refused: "It is a lesson of the course, which has no exercises." }
      : all;
  } catch (error) {
    const isNone = error instanceof NoNotebook;
    return {
      ...(isNone ? { beside: true } : {}),
      ...none,
      sha256,
      refused: sentence(error instanceof Error ? error.message : String(error)),
    };
  }
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.:]$/.test(capital) ? capital : `${capital}.`;
}
