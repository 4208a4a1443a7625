import { type FSWatcher, watch } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How often (ms) a file is looked at where the system tells nothing, such as on a network drive. */
const PATIENCE = 500;
/** How long (ms) a text must stay as it is: an editor may write it in several steps. */
const QUIET = 25;

/** What is told of a file. */
export interface SavesHandlers {
  /** It has another text than before, whole. */
  saved(text: string): void;
  /** It is gone; when it comes back that is a save. */
  gone(): void;
}

/**
 * Tells when a file is saved with another text: written in place, or put in its place under its name, as many editors
 * do. Several saves in a row may be told as one, the last.
 *
 * @param text what the file says now
 * @returns what ends it
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
    // The folder, not the file: a file that is replaced is another one.
    watcher = watch(dirname(path), (_, name) => {
      if (name === null || name === basename(path)) void look();
    });
    watcher.on("error", () => watcher?.close());
  } catch {
    // some file systems cannot be watched: then the file is looked at now and then
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

/** The text of a file once it stays as it is; undefined where there is none. An empty file is most likely half written. */
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
