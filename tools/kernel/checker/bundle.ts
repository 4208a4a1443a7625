import type { FileSystem } from "./fileSystem.js";
import { disposable, disposableLibrary } from "./libraries.js";

/** The language libraries as one file. */
export interface Bundle {
  readonly text: string;
  /** The files that it contains: under their own names they are empty. */
  readonly paths: ReadonlySet<string>;
  /** The libraries that must stay separate files, because they are modules. */
  readonly modules: readonly string[];
}

/** The name of the one file, in the folder of TypeScript's own. */
export const bundleLibrary = "lib.noether.d.ts";

/**
 * Puts language libraries and what they refer to into one text. For each cell the compiler looks at every file of a
 * program, and merges the globals of each file with those of the others: one file instead of eighty halves the time to
 * check a cell. A library that is a module (it exports, and declares its globals in `declare global`) is left out: in
 * the one text its `export` would turn all of it into a module, and no name in it would be global.
 */
export function bundle(files: FileSystem, folder: string, libraries: readonly string[]): Bundle {
  const key = [folder, ...libraries].join("\n");
  const known = bundles.get(key);
  if (known) return known;
  const paths = new Set<string>();
  const texts: string[] = [];
  const modules: string[] = [];
  const add = (library: string): void => {
    const path = `${folder}/${library}`;
    if (paths.has(path) || modules.includes(library)) return;
    const text = library === disposableLibrary ? disposable : (files.readFile(path) ?? "");
    const isModule = exporting.test(text);
    if (isModule) modules.push(library);
    else paths.add(path);
    for (const [, name] of text.matchAll(reference)) add(`lib.${name}.d.ts`);
    if (!isModule) texts.push(text.replace(reference, "").replace(heading, ""));
  };
  for (const library of libraries) add(library);
  const made = { text: texts.join("\n"), paths, modules };
  bundles.set(key, made);
  return made;
}

const bundles = new Map<string, Bundle>();
const reference = /^\/\/\/ *<reference lib="([^"]+)" *\/>\r?$/gm;
const exporting = /^export\b/m;
const heading = /^\/\*! \*+[\s\S]*?\*\/\s*/;
