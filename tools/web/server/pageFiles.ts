import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { mimeType } from "../http/mimeType.js";
import type { Answer } from "../http/route.js";

/** Gives the files of the page, as the build has made them. */
export interface PageFiles {
  /** The answer to a request for a file, by the parts of its path (none: the page itself); undefined if there is none. */
  answer(
    parts: readonly string[],
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): Promise<Answer | undefined>;
}

/** A file, ready to be sent. */
interface Kept {
  readonly mark: string;
  readonly etag: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, compressed, if that makes it smaller. */
  readonly packed: Buffer | undefined;
}

const compressible = /^(text\/|application\/(json|wasm)|image\/svg)/;

/** A name that changes with the file's content: a browser need never ask for it again. */
const namedByContent = /-[A-Z0-9]{8}\.\w+$/;

/**
 * What the page may do: its own programs and styles, and requests to this server. Styles in the text of a page are
 * JupyterLab's own, and those of a notebook's outputs; programs in the text, which a notebook's output could bring along,
 * do not run.
 */
const policy = (host: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The files in a folder; each is read and compressed once, until it changes. */
export function pageFiles(folder: string): PageFiles {
  const known = new Map<string, Promise<Kept>>();

  async function read(name: string): Promise<Kept | undefined> {
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    const mark = `${stats.mtimeMs} ${stats.size}`;
    const found = await known.get(name)?.catch(() => undefined);
    if (found?.mark === mark) return found;
    const kept = keep(path, mark);
    known.set(name, kept);
    return kept;
  }
  return {
    async answer(parts, headers) {
      if (parts.some((part) => part.startsWith("."))) return undefined;
      const isPage = parts.length === 0;
      const kept = await read(isPage ? "index.html" : join(...parts));
      if (!kept) return undefined;
      const { etag, type, bytes, packed } = kept;
      const common = {
        etag,
        vary: "accept-encoding",
        "cache-control": namedByContent.test(parts.at(-1) ?? "")
          ? "private, max-age=31536000, immutable"
          : "no-cache",
        ...(type.startsWith("text/html") && {
          "content-security-policy": policy(String(headers.host ?? "")),
        }),
      };
      const has = String(headers["if-none-match"] ?? "").split(",");
      if (has.some((each) => each.trim().replace(/^W\//, "") === etag))
        return { status: 304, headers: common };
      const isPacked = packed !== undefined && /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));
      return {
        headers: { ...common, "content-type": type, ...(isPacked && { "content-encoding": "gzip" }) },
        body: isPacked ? packed : bytes,
      };
    },
  };
}

async function keep(path: string, mark: string): Promise<Kept> {
  const bytes = await readFile(path);
  const type = mimeType(path);
  const packed = compressible.test(type) && bytes.length > 1000 ? await promisify(gzip)(bytes) : undefined;
  return {
    mark,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    type: /^text\//.test(type) ? `${type}; charset=utf-8` : type,
    bytes,
    packed: packed && packed.length < bytes.length ? packed : undefined,
  };
}
