import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, readdir, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { mimeType } from "../../http/mimeType.js";
import { Refusal } from "../../http/route.js";
import { notebookIn } from "./notebookFile.js";
import { found, type Place, placeOf } from "./place.js";

/** A file or folder as Jupyter describes it to pages. */
export interface ContentsModel {
  readonly name: string;
  readonly path: string;
  readonly type: "notebook" | "file" | "directory";
  readonly writable: boolean;
  /** Times of the file itself (ISO 8601): pages find out by them that another program has changed it. */
  readonly created: string;
  readonly last_modified: string;
  readonly size: number | null;
  readonly mimetype: string | null;
  readonly format: "json" | "text" | "base64" | null;
  readonly content: unknown;
  /** The SHA-256 of the file's bytes, if it was asked for. */
  readonly hash?: string;
  readonly hash_algorithm?: "sha256";
}

/** How something is to be described. */
export interface Wish {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  /** Whether the content is wanted. */
  readonly content: boolean;
  readonly hash: boolean;
}

/**
 * Describes what is at a place, with its content if that is wanted.
 *
 * @throws Refusal 404 if there is nothing, 400 if it is not of the kind that is wanted
 */
export async function modelOf(folder: string, place: Place, wish: Wish): Promise<ContentsModel> {
  const stats = await found(place, stat);
  const { path, file } = place;
  const isFolder = stats.isDirectory();
  if (isFolder && wish.type !== undefined && wish.type !== "directory")
    throw new Refusal(400, `expected a file, got ${path || "the workspace"}, which is a folder`);
  if (!isFolder && wish.type === "directory")
    throw new Refusal(400, `expected a folder, got ${path}, which is a file`);
  const about = {
    name: path === "" ? "" : basename(path),
    path,
    writable: await access(file, constants.W_OK).then(
      () => true,
      () => false,
    ),
    created: stats.birthtime.toISOString(),
    last_modified: stats.mtime.toISOString(),
  };
  if (isFolder) {
    const content = wish.content ? await listing(folder, place) : null;
    return { ...about, type: "directory", size: null, mimetype: null, format: content && "json", content };
  }
  const isNotebook = wish.type === "notebook" || (wish.type === undefined && path.endsWith(".ipynb"));
  const bytes = wish.content || wish.hash ? await readFile(file) : undefined;
  const hashed =
    wish.hash && bytes
      ? ({ hash: createHash("sha256").update(bytes).digest("hex"), hash_algorithm: "sha256" } as const)
      : {};
  const common = { ...about, size: stats.size, ...hashed };
  if (!wish.content || !bytes)
    return {
      ...common,
      type: isNotebook ? "notebook" : "file",
      mimetype: isNotebook ? null : mimeType(path),
      format: null,
      content: null,
    };
  if (isNotebook) {
    const content = notebookIn(bytes.toString("utf8"), path);
    return { ...common, type: "notebook", mimetype: null, format: "json", content };
  }
  return { ...common, type: "file", mimetype: mimeType(path), ...fileContent(path, bytes, wish.format) };
}

/** The files and folders in a folder; those that cannot be opened here are left out. */
async function listing(folder: string, { path, file }: Place): Promise<readonly ContentsModel[]> {
  const names = await readdir(file);
  const models = names.map(async (name) => {
    try {
      const place = await placeOf(folder, `${path}/${name}`);
      return [await modelOf(folder, place, { content: false, hash: false })];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
  return (await Promise.all(models)).flat();
}

/** The content of a file: a text if it is one, or if that is asked for; otherwise its bytes. */
function fileContent(
  path: string,
  bytes: Buffer,
  format: string | undefined,
): Pick<ContentsModel, "format" | "content"> {
  if (format !== "base64") {
    try {
      return { format: "text", content: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch {
      if (format === "text")
        throw new Refusal(400, `${path} is not a text in UTF-8: download it to look at it`);
    }
  }
  return { format: "base64", content: bytes.toString("base64") };
}
