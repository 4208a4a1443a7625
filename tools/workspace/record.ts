import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { marker } from "../files/workspacePlace.js";
import { writeWhole } from "../files/writeWhole.js";
import { withoutTraces } from "../notebook/fromJupyter.js";
import { parseIpynb } from "../notebook/ipynb.js";
import { sourceHash } from "../notebook/stamp.js";

/**
 * What a workspace remembers: the fingerprint of each file as it was handed out, the older places that files were
 * copied from, and its pages.
 */
export interface HandOutRecord {
  readonly handedOut: Map<string, string>;
  readonly broughtFrom: Set<string>;
  /** For each page that `noether start` has made, the fingerprint of the notebook that it was made from. */
  readonly pages: Map<string, string>;
}

/** The record of a workspace; a missing or broken one counts as empty, so that nothing is overwritten. */
export async function readRecord(folder: string): Promise<HandOutRecord> {
  const found = await readFile(join(folder, marker), "utf8")
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => undefined);
  const { version, handedOut, broughtFrom, pages } = object(found);
  // Version 1 was the map of files alone.
  const files = object(version === undefined ? found : handedOut);
  return {
    handedOut: texts(files),
    pages: texts(object(pages)),
    broughtFrom: new Set(Array.isArray(broughtFrom) ? broughtFrom.map(String) : []),
  };
}

/** Writes the record, whole or not at all. */
export async function writeRecord(folder: string, record: HandOutRecord): Promise<void> {
  const { handedOut, broughtFrom, pages } = record;
  const sorted = (map: ReadonlyMap<string, string>) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const all = {
    version: 2,
    handedOut: sorted(handedOut),
    broughtFrom: [...broughtFrom],
    pages: sorted(pages),
  };
  await writeWhole(join(folder, marker), `${JSON.stringify(all, null, 2)}\n`);
}

/**
 * A hash of a file's content: of a notebook, its text and code alone, since running it in Jupyter is not editing it; of
 * any other file, its text, whatever its line endings.
 */
export function fingerprint(name: string, text: string): string {
  if (name.endsWith(".ipynb")) {
    try {
      return sourceHash(withoutTraces(parseIpynb(text)));
    } catch {
      // no longer a notebook: its text counts
    }
  }
  return createHash("sha256").update(text.replace(/\r\n/g, "\n")).digest("hex");
}

function object(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null ? (value as { [key: string]: unknown }) : {};
}

function texts(value: { readonly [key: string]: unknown }): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, text]) => (typeof text === "string" ? [[key, text]] : [])),
  );
}
