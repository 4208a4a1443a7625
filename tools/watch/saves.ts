import { type FSWatcher, watch } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How often (ms) a file is checked in case the system reports no changes, such as on a network drive. */
const PATIENCE = 500;
/** How long (ms) a text must stay unchanged: an editor may write it in several steps. */
const QUIET = 25;

/** What to do when a file changes. */
export interface SavesHandlers {
  /** It was saved with a new text, given whole. */
  saved(text: string): void;
  /** It is gone; if it comes back, that counts as a save. */
  gone(): void;
}

/**
 * Reports when a file is saved with a new text: written in place, or replaced by a renamed file, as many editors do. Of
 * several saves in a row, only the last may be reported.
 *
 * @param text the text of the file now
 * @returns a function that stops it
 */
export function saves(path: string, text: string, { saved, gone }: SavesHandlers): () => void {
  let known: string | undefined = text;
  let mark = "";
  let [isLooking, isDue, isOver] = [false, false, false];

  async function look(): Promise<void> {
    isDue = true;
    if (isLooking) return;
    isLooking = true;
    while (isDue && !isOver) {
      isDue = false;
      const now = await settled(path);
      if (isOver || now === known) continue;
      known = now;
      if (now === undefined) gone();
      else saved(now);
    }
    isLooking = false;
  }

  let watcher: FSWatcher | undefined;
  try {
    // The folder, not the file: a replacement is a different file.
    watcher = watch(dirname(path), (_, name) => {
      if (name === null || name === basename(path)) void look();
    });
    watcher.on("error", () => watcher?.close());
  } catch {
    // some file systems cannot be watched: then the file is checked now and then
  }
  const timer = setInterval(async () => {
    const found = await stat(path).catch(() => undefined);
    const now = found ? `${found.mtimeMs} ${found.size} ${found.ino}` : "";
    if (now !== mark) void look();
    mark = now;
  }, PATIENCE);
  return () => {
    isOver = true;
    clearInterval(timer);
    watcher?.close();
  };
}

/**
 * The text of a file once it stays unchanged; undefined if there is none. An empty file is most likely half written.
 */
async function settled(path: string): Promise<string | undefined> {
  const read = (): Promise<string | undefined> => readFile(path, "utf8").catch(() => undefined);
  let text = await read();
  for (let tries = 0; tries < 40; tries++) {
    await wait(QUIET);
    const again = await read();
    if (again === text && (text || tries >= 10)) break;
    text = again;
  }
  return text;
}
