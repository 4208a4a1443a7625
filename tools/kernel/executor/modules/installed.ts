import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The package that a bare specifier names: `@scope/name` for `@scope/name/part`. */
export function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/**
 * Whether a package is available to a file: in a `node_modules` of its folder or of one above, or because the file is
 * part of the package. Only then is Node asked, because it remembers for ever what it has not found, even if that is
 * installed later.
 */
export function isInstalled(name: string, file: string): boolean {
  let isScoped = false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules", name))) return true;
    const description = join(folder, "package.json");
    if (!isScoped && existsSync(description)) {
      isScoped = true; // only the nearest counts
      if (nameIn(description) === name) return true;
    }
    if (folder === dirname(folder)) return false;
  }
}

function nameIn(description: string): unknown {
  try {
    return (JSON.parse(readFileSync(description, "utf8")) as { readonly name?: unknown }).name;
  } catch {
    return undefined;
  }
}
