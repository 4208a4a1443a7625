import type { FileSystem } from "./fileSystem.js";
import { packageOf } from "./remedies/modules.js";

/** Packages that were not found from a notebook's folder, or that have no types there: they may be installed later. */
export interface Wanted {
  /** Notes a package that was not found. */
  note(specifier: string): void;
  /** Whether one of the packages noted has changed since the last call, or since it was noted. */
  hasCome(): boolean;
}

/** @param folder the notebook's, in which and above which packages are looked for */
export function wanted(files: FileSystem, folder: string): Wanted {
  const folders: string[] = [];
  for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) folders.push(at);
  const seen = new Map<string, string>();

  /** The versions of the files where a package and its types would be. */
  const traces = (name: string): string => {
    const types = `@types/${name.replace(/^@(.*)\//, "$1__")}`;
    return folders
      .flatMap((at) =>
        [name, `${name}/package.json`, `${types}/package.json`].map((each) => `${at}/node_modules/${each}`),
      )
      .map((path) => files.version(path) ?? "")
      .join();
  };
  return {
    note(specifier) {
      const name = packageOf(specifier);
      if (!seen.has(name)) seen.set(name, traces(name));
    },
    hasCome() {
      let has = false;
      for (const [name, before] of seen) {
        const now = traces(name);
        if (now === before) continue;
        seen.set(name, now);
        has = true;
      }
      return has;
    },
  };
}
