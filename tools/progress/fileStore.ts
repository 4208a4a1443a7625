import { open, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../userError.js";
import { isNews, progressOf } from "./progress.js";
import type { ProgressStore } from "./store.js";
import { firstLine, lineOf, type ProgressText, parseProgress, version } from "./text.js";

/** The file of a workspace that holds the learner's progress: JSON, a line for each event. */
export const progressFile = "progress.jsonl";

/** A store in a file, with notes for the person who uses it. */
export interface FileStore extends ProgressStore {
  readonly path: string;
  /** The text of the file as it is, for taking it elsewhere. */
  text(): Promise<string>;
  /** What was found damaged or set aside, each in a sentence. */
  notes(): readonly string[];
}

/**
 * The progress of a workspace. Several programs may write at once: each event is one line, appended in one write and
 * flushed to the disk. A line that was cut off loses only itself; a file in another format, or of a newer version, is
 * kept under another name, and a note says so.
 */
export function fileStore(folder: string): FileStore {
  const path = join(folder, progressFile);
  const notes = new Set<string>();

  async function load(): Promise<ProgressText> {
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "";
      throw unusable(error);
    });
    const found = parseProgress(text);
    const isForeign = found.version === undefined && found.events.length === 0 && found.broken.length > 0;
    if (isForeign || (found.version ?? version) > version) {
      await putAside(
        isForeign
          ? "is not a progress file"
          : `is of version ${found.version}, and this program knows version ${version}`,
      );
      return parseProgress("");
    }
    if (found.broken.length > 0) {
      const lines = found.broken.length === 1 ? "1 line" : `${found.broken.length} lines`;
      notes.add(
        `${path}: ${lines} cannot be read and ${found.broken.length === 1 ? "is" : "are"} skipped; everything else counts.`,
      );
    }
    return found;
  }

  async function putAside(why: string): Promise<void> {
    for (let n = 1; ; n++) {
      const aside = join(folder, `progress (put aside${n === 1 ? "" : ` ${n}`}).jsonl`);
      if (await stat(aside).catch(() => undefined)) continue;
      await rename(path, aside).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw unusable(error); // another program was quicker
      });
      notes.add(`${path} ${why}: it is kept as ${aside}, and a new one is begun.`);
      return;
    }
  }

  async function append(line: string): Promise<void> {
    const file = await open(path, "a+").catch((error: NodeJS.ErrnoException) => {
      throw unusable(error);
    });
    try {
      const { size } = await file.stat();
      const last =
        size > 0 ? (await file.read({ buffer: Buffer.alloc(1), position: size - 1 })).buffer.toString() : "";
      // A last line that was cut off must not spoil the next one.
      await file.appendFile(size === 0 ? firstLine + line : last === "\n" ? line : `\n${line}`);
      await file.datasync();
    } catch (error) {
      throw unusable(error as NodeJS.ErrnoException);
    } finally {
      await file.close();
    }
  }

  function unusable({ code, message }: NodeJS.ErrnoException): UserError {
    return new UserError(
      `your progress cannot be kept in ${path} (${code ?? message}): check that the folder is writable and the disk is not full`,
    );
  }

  return {
    path,
    notes: () => [...notes],
    async text() {
      await load();
      return readFile(path, "utf8").catch(() => firstLine);
    },
    async record(event) {
      const { events } = await load();
      if (isNews(progressOf(events).get(event.exercise), event)) await append(lineOf(event));
    },
    read: async () => progressOf((await load()).events),
  };
}
