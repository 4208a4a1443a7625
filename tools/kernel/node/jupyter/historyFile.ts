import { randomBytes } from "node:crypto";
import { appendFile, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { dataFolder } from "../../../files/dataFolder.js";
import { makeFolder } from "../../../files/makeFolder.js";
import type { Entry, History } from "../../jupyter/history.js";
import { fromJson, toJson } from "../../jupyter/json.js";

/** How many bytes the file may have before its older half is discarded. */
const limit = 4 * 1024 * 1024;

/** A cell longer than this (characters) is not kept on disk. */
const longest = 100_000;

/**
 * The file of a person's history: NOETHER_HISTORY if that is set (empty: none), else a file in the platform's folder
 * for a program's data.
 */
export function historyPath(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string {
  if (env.NOETHER_HISTORY !== undefined) return env.NOETHER_HISTORY;
  return join(dataFolder(env, platform), "history.jsonl");
}

/**
 * A history in a file of JSON lines, to which all of a person's kernels append. Every append is one write of a whole
 * line that begins with a line break, so that one cut short by a crash spoils only itself. If the file cannot be
 * written, the history is only this session's.
 */
export function historyFile(path: string): History {
  // Sessions are numbered in the order of their starts, without reading the file.
  const session = Math.max(latest + 1, Date.now() * 1000 + (process.pid % 1000));
  latest = session;
  const own: Entry[] = [];
  let writing: Promise<void> | undefined;
  const write = async (entry: Entry): Promise<void> => {
    await appendFile(path, `\n${toJson(entry)}\n`, { mode: 0o600 });
  };
  return {
    session,
    add(line, source) {
      const entry = { session, line, source };
      own.push(entry);
      if (source.length > longest) return;
      writing = (writing ?? prepare(path)).then(() => write(entry)).catch(() => {});
    },
    async entries() {
      await writing;
      const before = (await read(path)).filter((entry) => entry.session !== session);
      return [...before, ...own].sort((a, b) => a.session - b.session || a.line - b.line);
    },
  };
}

/** The number of the session that was started last in this process. */
let latest = 0;

async function read(path: string): Promise<Entry[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const entry = (line === "" ? undefined : fromJson(line)) as Partial<Entry> | null | undefined;
    if (typeof entry?.session !== "number" || typeof entry.line !== "number") return [];
    const { session, line: number, source } = entry;
    return typeof source === "string" ? [{ session, line: number, source }] : [];
  });
}

/** Creates the folder, and discards the older half of a file that has grown too long. */
async function prepare(path: string): Promise<void> {
  await makeFolder(dirname(path));
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size <= limit) return;
  const bytes = await readFile(path);
  const start = bytes.indexOf("\n", bytes.length - limit / 2);
  const part = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    await writeFile(part, bytes.subarray(start), { mode: 0o600 });
    await rename(part, path);
  } catch {
    await rm(part, { force: true });
  }
}
