import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { mimeType } from "../http/mimeType.js";
import type { Answer } from "../http/route.js";

/** Gives the files of the page, as the build has made them. */
export interface PageFiles {
  /** One of its files, by the parts of its path; undefined if there is none. */
  file(parts: readonly string[]): Promise<Kept | undefined>;
}

/** A file, ready to be sent. */
export interface Kept {
  readonly etag: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, compressed, if that makes it smaller. */
  readonly packed: Buffer | undefined;
  /** Whether its name changes with its content: then a browser need never ask again. */
  readonly isNamedByContent: boolean;
}

const compressible = /^(text\/|application\/(json|wasm)|image\/svg)/;

/** The files in a folder; each is read and compressed once, until it changes. */
export function pageFiles(folder: string): PageFiles {
  const known = new Map<string, { readonly mark: string; readonly kept: Promise<Kept> }>();

  async function read(
    name: string,
    change: (text: string) => string = (text) => text,
  ): Promise<Kept | undefined> {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    const mark = `${stats.mtimeMs} ${stats.size}`;
    const found = known.get(name);
    if (found?.mark === mark) return found.kept;
    const kept = make(path);
    known.set(name, { mark, kept });
    return kept;
  }
  return {
    file: async (parts) => (parts.some((part) => part.startsWith(".")) ? undefined : read(join(...parts))),
  };
}

async function make(path: string): Promise<Kept> {
  const bytes = await readFile(path);
  const type = mimeType(path);
  const packed = compressible.test(type) && bytes.length > 1000 ? await promisify(gzip)(bytes) : undefined;
  return {
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    type: /^text\//.test(type) ? `${type}; charset=utf-8` : type,
    bytes,
    packed: packed && packed.length < bytes.length ? packed : undefined,
    isNamedByContent: /-[A-Z0-9]{8}\.\w+$/.test(path) && extname(path) !== ".html",
  };
}

/** The answer to a request for a file: not again what the browser has, compressed if it can be. */
export function answerWith(kept: Kept, headers: Readonly<Record<string, string | undefined>>): Answer {
  const common = {
    etag: kept.etag,
    vary: "accept-encoding",
    "cache-control": kept.isNamedByContent ? "private, max-age=31536000, immutable" : "no-cache",
  };
  const known = (headers["if-none-match"] ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  if (known.includes(kept.etag)) return { status: 304, headers: common };
  const isPacked = kept.packed !== undefined && /\bgzip\b/.test(headers["accept-encoding"] ?? "");
  return {
    headers: { ...common, "content-type": kept.type, ...(isPacked && { "content-encoding": "gzip" }) },
    body: isPacked ? kept.packed! : kept.bytes,
  };
}
