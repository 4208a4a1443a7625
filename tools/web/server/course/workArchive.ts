import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zip } from "fflate";
import { marker } from "../../../files/workspacePlace.js";
import { pageName } from "../../../workspace/pages.js";
import { released } from "../../../workspace/released.js";

/** Larger files are named in the archive instead. */
const MEGABYTES = 50;

/**
 * A zip archive of a learner's work: every file of the workspace that is not exactly as the course hands it out, with
 * the progress, and a text that says what it holds. Pages that `noether start` makes, hidden files, packages and links
 * are left out.
 */
export async function workArchive(folder: string, now: Date = new Date()): Promise<Uint8Array> {
  const handedOut = new Map((await released()).map(({ name, text }) => [name, text]));
  const pages = new Set([...handedOut.keys()].map(pageName));
  const files: Record<string, Uint8Array> = {};
  const missing: string[] = [];
  for (const path of await filesIn(folder)) {
    if (pages.has(path)) continue;
    const place = join(folder, path);
    const { size } = await lstat(place);
    if (size > MEGABYTES * 1e6) {
      missing.push(`${path}: larger than ${MEGABYTES} MB`);
      continue;
    }
    const bytes = await readFile(place).catch((error: NodeJS.ErrnoException) => {
      missing.push(`${path}: cannot be read (${error.code})`);
      return undefined;
    });
    if (bytes === undefined || bytes.toString("utf8") === handedOut.get(path)) continue;
    files[path] = bytes;
  }
  const text = readMe(Object.keys(files), missing, now);
  return zipped({ "About this archive.txt": strToU8(text), ...files });
}

/** The files of a folder and of the folders in it, with `/` between names; links and hidden ones are left out. */
async function filesIn(folder: string, path = ""): Promise<readonly string[]> {
  const found: string[] = [];
  const entries = await readdir(join(folder, path), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || entry.name === "node_modules" || entry.name === marker) continue;
    const inner = path === "" ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesIn(folder, inner).catch(() => [])));
    else if (entry.isFile()) found.push(inner);
  }
  return found;
}

function readMe(files: readonly string[], missing: readonly string[], now: Date): string {
  return [
    `Work on the Noether course, as of ${now.toISOString().slice(0, 16).replace("T", " ")} UTC.`,
    "",
    files.length === 0
      ? "Nothing was written yet: every file is as the course hands it out."
      : "It holds every file that differs from the course's own, and the progress (progress.jsonl).",
    "To go on elsewhere: run `noether start FOLDER` there, then unpack this archive into that folder.",
    ...(missing.length > 0 ? ["", "Left out:", ...missing.map((line) => `  ${line}`)] : []),
    "",
  ].join("\r\n");
}

function zipped(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    zip(files, { level: 6 }, (error, bytes) => (error ? failed(error) : done(bytes)));
  });
}
