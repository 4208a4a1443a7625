import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { notebooksIn } from "./archive.js";
import type { Found, Handed, PassedOver } from "./found.js";
import { isHidden, kindOf, nameText } from "./names.js";
import { contentOf, LARGEST, looksLikeNotebook, unreadable } from "./readFile.js";

type Entry = Dirent<Buffer>;

const DEEPEST = 8;
const LINK = "It is a symbolic link, and those are not followed: hand in the file itself.";

/** Everything in a folder of submissions, the learners' folders in it included. */
export async function lookInto(folder: Buffer, except: ReadonlySet<string>): Promise<Handed> {
  const found: Found[] = [];
  const passedOver: PassedOver[] = [];
  for (const entry of await entries(folder)) {
    const name = nameText(entry.name);
    if (isHidden(name) || except.has(resolve(below(folder, entry).toString()))) continue;
    if (!entry.isDirectory()) {
      take(await one(folder, entry, ""), found, passedOver);
      continue;
    }
    if (name !== "submitted") {
      take(await learner(below(folder, entry), name), found, passedOver);
      continue;
    }
    // The folder of a course platform, with one folder per learner.
    for (const inner of await entries(below(folder, entry))) {
      const at = below(folder, entry);
      if (isHidden(nameText(inner.name))) continue;
      const label = `${name}/${nameText(inner.name)}`;
      take(
        inner.isDirectory() ? await learner(below(at, inner), label) : await one(at, inner, `${name}/`),
        found,
        passedOver,
      );
    }
  }
  return { found, passedOver };
}

function take(handed: Handed, found: Found[], passedOver: PassedOver[]): void {
  found.push(...handed.found);
  passedOver.push(...handed.passedOver);
}

/** What is in a learner's folder; if there is no notebook in it, a row that says so. */
async function learner(folder: Buffer, label: string): Promise<Handed> {
  const handed = await deep(folder, `${label}/`, 1);
  if (handed.found.length > 0) return handed;
  const [first, ...more] = handed.passedOver;
  const instead =
    first === undefined
      ? "it is empty"
      : `it contains ${first.file.slice(label.length + 1)} (${first.why.replace(/\.$/, "")})${more.length > 0 ? ` and ${more.length} more` : ""}`;
  return {
    found: [{ file: `${label}/`, refused: `There is no notebook in this folder: ${instead}.` }],
    passedOver: handed.passedOver,
  };
}

async function deep(folder: Buffer, prefix: string, depth: number): Promise<Handed> {
  const found: Found[] = [];
  const passedOver: PassedOver[] = [];
  let inside: Entry[];
  try {
    inside = await entries(folder);
  } catch (error) {
    return { found: [{ file: prefix, refused: unreadable(error) }], passedOver };
  }
  for (const entry of inside) {
    const name = nameText(entry.name);
    if (isHidden(name)) continue;
    if (!entry.isDirectory()) take(await one(folder, entry, prefix), found, passedOver);
    else if (depth === DEEPEST)
      passedOver.push({ file: `${prefix}${name}/`, why: `It is more than ${DEEPEST} folders deep.` });
    else take(await deep(below(folder, entry), `${prefix}${name}/`, depth + 1), found, passedOver);
  }
  return { found, passedOver };
}

async function one(folder: Buffer, entry: Entry, prefix: string): Promise<Handed> {
  const file = prefix + nameText(entry.name);
  if (entry.isSymbolicLink()) return { found: [{ file, refused: LINK }], passedOver: [] };
  if (!entry.isFile()) {
    const kind = entry.isFIFO() ? "a named pipe" : entry.isSocket() ? "a socket" : "a device";
    const why = `It is ${kind}, not an ordinary file.`;
    return kindOf(file) === "notebook"
      ? { found: [{ file, refused: why }], passedOver: [] }
      : { found: [], passedOver: [{ file, why }] };
  }
  return fileEntry(below(folder, entry), file);
}

/** Sorts an ordinary file: a notebook, an archive of notebooks, or something else. */
export async function fileEntry(path: Buffer, file: string): Promise<Handed> {
  const kind = kindOf(file);
  if (kind === "notebook") return { found: [{ file, path }], passedOver: [] };
  if (kind === "archive") return archive(path, file);
  const why = "It is not a notebook: its name ends neither in .ipynb nor in .ts.";
  if (kind === "perhaps" && (await looksLikeNotebook(path)))
    return { found: [{ file, path }], passedOver: [] };
  return { found: [], passedOver: [{ file, why }] };
}

async function archive(path: Buffer, file: string): Promise<Handed> {
  try {
    const { notebooks, others } = notebooksIn(await contentOf(path, LARGEST));
    const passedOver = others.map((name) => ({ file: `${file}/${name}`, why: "It is not a notebook." }));
    if (notebooks.length === 0)
      return { found: [{ file, refused: "There is no notebook in this archive." }], passedOver };
    return { found: notebooks.map(({ name, bytes }) => ({ file: `${file}/${name}`, bytes })), passedOver };
  } catch (error) {
    return { found: [{ file, refused: unreadable(error) }], passedOver: [] };
  }
}

async function entries(folder: Buffer): Promise<Entry[]> {
  const all = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
  return all.sort((a, b) => Buffer.compare(a.name, b.name));
}

function below(folder: Buffer, entry: Entry): Buffer {
  return Buffer.concat([folder, Buffer.from(sep), entry.name]);
}
