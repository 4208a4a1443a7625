import type { Stats } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Refusal } from "../../http/route.js";

/** A file or folder of the workspace, or a place where one could be. */
export interface Place {
  /** Where a page knows it: `day 1/05-convolution.ipynb`; the workspace itself is the empty text. */
  readonly path: string;
  /** Where it is on this machine. */
  readonly file: string;
}

/**
 * The place that a page's path names.
 *
 * @param folder the workspace
 * @throws Refusal 404 if the path leads out of the workspace, by its words or by a symbolic link, or names something
 * hidden; 400 if no file can have that name
 */
export async function placeOf(folder: string, path: string): Promise<Place> {
  const parts = path.split("/").filter((part) => part !== "");
  const nothing = new Refusal(404, `there is no ${parts.join("/")} in this folder`);
  if (parts.some((part) => part.startsWith("."))) throw nothing;
  if (parts.some((part) => part.includes("\0") || part.length > 255))
    throw new Refusal(400, "expected a name of at most 255 characters, without the character 0");
  if (sep === "\\" && parts.some((part) => /[\\/:*?"<>|]|[. ]$/.test(part)))
    throw new Refusal(400, `expected a name that Windows allows, got ${parts.at(-1)}`);
  const file = join(folder, ...parts);
  if (!(await isInside(folder, file))) throw nothing;
  return { path: parts.join("/"), file };
}

/** Whether a path, with all its symbolic links followed as far as it exists, is in a folder or is that folder. */
async function isInside(folder: string, path: string): Promise<boolean> {
  const base = await realpath(folder).catch(() => undefined); // it may have been removed meanwhile
  const end = await real(path);
  if (base === undefined || end === undefined) return false;
  const way = relative(base, end);
  return way !== ".." && !way.startsWith(`..${sep}`) && !/^[\\/]|^[A-Za-z]:/.test(way);
}

/** The path without symbolic links; undefined if one of them leads nowhere. */
async function real(path: string): Promise<string | undefined> {
  const there = await realpath(path).catch(() => undefined);
  if (there !== undefined) return there;
  if ((await lstat(path).catch(() => undefined)) !== undefined) return undefined;
  const parent = dirname(path);
  if (parent === path) return path;
  const above = await real(parent);
  return above === undefined ? undefined : join(above, relative(parent, path));
}

/**
 * What is at a place.
 *
 * @throws Refusal 404 if there is nothing, 400 if it is neither a file nor a folder
 */
export async function found({ path, file }: Place, stat: (file: string) => Promise<Stats>): Promise<Stats> {
  const stats = await stat(file).catch(() => undefined);
  if (stats === undefined) throw new Refusal(404, `there is no ${path} in this folder`);
  if (!stats.isFile() && !stats.isDirectory())
    throw new Refusal(400, `${path} is neither a file nor a folder: it cannot be opened here`);
  return stats;
}
