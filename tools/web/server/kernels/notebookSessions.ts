import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { limits, writtenIn } from "../../../kernel/node/jupyter/limits.js";
import { ownSettings } from "../../../kernel/node/ownSettings.js";
import { type NodeSession, nodeSession } from "../../../kernel/node/session.js";
import { spareSession } from "../../../kernel/node/spareSession.js";
import { placeOf } from "../contents/place.js";

/** Starts sessions for the notebooks of a workspace. */
export interface NotebookSessions {
  /** A session in the notebook's folder, or in the workspace, with the settings in the notebook's metadata. */
  start(path: string | undefined): Promise<NodeSession>;
  /** Somebody will soon need a session: one is started in advance. */
  prepare(): void;
  /** Closes the session that was started in advance. */
  rest(): Promise<void>;
}

/** How long (ms) after a session was taken the next is started in advance: its first cells have the processors. */
const pause = 10_000;

/** The sessions of a workspace, one of them started in advance. */
export function notebookSessions(folder: string): NotebookSessions {
  const given = limits({}, process.env);
  const spare = spareSession(writtenIn(folder, given));
  let timer: NodeJS.Timeout | undefined;
  return {
    async start(path) {
      const place = path === undefined ? undefined : await placeOf(folder, path).catch(() => undefined);
      const settings = place && (await settingsIn(place.file));
      const own = place && (await folderOf(place.file));
      if (settings || (own !== undefined && resolve(own) !== resolve(folder)))
        return nodeSession({ ...writtenIn(own ?? folder, given), ...(settings && { settings }) });
      clearTimeout(timer);
      timer = setTimeout(() => spare.prepare(), pause);
      timer.unref();
      return spare.take();
    },
    prepare: () => spare.prepare(),
    async rest() {
      clearTimeout(timer);
      await spare.close();
    },
  };
}

/** The folder of a file, if it exists. */
async function folderOf(file: string): Promise<string | undefined> {
  const folder = dirname(file);
  return (await stat(folder).catch(() => undefined))?.isDirectory() ? folder : undefined;
}

async function settingsIn(file: string): Promise<ReturnType<typeof ownSettings>> {
  try {
    const { metadata } = JSON.parse(await readFile(file, "utf8")) as { readonly metadata?: object };
    return ownSettings({ ...metadata });
  } catch {
    return undefined; // it is not saved yet, or no notebook
  }
}
