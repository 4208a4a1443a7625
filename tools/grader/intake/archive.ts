import { Unzip, UnzipInflate } from "fflate";
import { UserError } from "../../userError.js";
import { isHidden, kindOf } from "./names.js";

/** A file of an archive. */
export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MOST_FILES = 2000;
const MOST_NOTEBOOKS = 50;
const MOST_BYTES = 64 << 20;
const STEP = 1 << 14;

/**
 * The notebooks in a zip archive, and the names of its other files. Nothing is written to the disk, so no path in it
 * can do harm; sizes are counted, not read from the archive.
 *
 * @throws UserError if it is not a zip archive, is broken or protected by a password, or contains too much
 */
export function notebooksIn(archive: Uint8Array): {
  readonly notebooks: readonly Packed[];
  readonly others: readonly string[];
} {
  if (archive.length < 4 || archive[0] !== 0x50 || archive[1] !== 0x4b)
    throw new UserError("It is not a zip archive, whatever its name says.");
  const notebooks: { name: string; chunks: Uint8Array[]; whole: boolean }[] = [];
  const others: string[] = [];
  let files = 0;
  let bytes = 0;
  let failure: UserError | undefined;
  const fail = (sentence: string): void => {
    failure ??= new UserError(sentence);
  };
  const reader = new Unzip((file) => {
    if (++files > MOST_FILES) return fail(`It contains more than ${MOST_FILES} files.`);
    const name = file.name.replaceAll("\\", "/");
    if (name.endsWith("/") || name.split("/").some(isHidden)) return;
    if (kindOf(name) !== "notebook") return void others.push(name);
    if (notebooks.length === MOST_NOTEBOOKS)
      return fail(`It contains more than ${MOST_NOTEBOOKS} notebooks.`);
    const entry = { name, chunks: [] as Uint8Array[], whole: false };
    notebooks.push(entry);
    file.ondata = (error, chunk, final) => {
      if (error !== null) return fail(`It cannot be unpacked (${error.message}).`);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) return fail(`It contains more than ${MOST_BYTES >> 20} MiB of notebooks.`);
      entry.chunks.push(chunk);
      entry.whole ||= final;
    };
    file.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < archive.length && failure === undefined; at += STEP)
      reader.push(archive.subarray(at, at + STEP), at + STEP >= archive.length);
  } catch (error) {
    fail(`It cannot be unpacked (${(error as Error).message}): hand in another copy, without a password.`);
  }
  if (failure !== undefined) throw failure;
  if (files === 0) throw new UserError("It is an empty or broken archive.");
  return {
    notebooks: notebooks.map(({ name, chunks, whole }) => {
      if (!whole) throw new UserError("It is a broken archive: it is cut off.");
      return { name, bytes: Buffer.concat(chunks) };
    }),
    others,
  };
}
