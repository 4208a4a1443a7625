import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));

/** A module that a file imports: a file of this repository (`tools/root.ts`), or the name of a package. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
  /** The file, if it is one of ours. */
  readonly target?: string;
}

/** The TypeScript files below a folder, by their paths from the root. */
export function sources(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file).split(sep).join("/"));
}

export const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

/** Every module that a text imports, type-only imports and `import("...")` included. */
export function importsOf(file: string, text: string = textOf(file)): readonly Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName: specifier }) => {
    if (!specifier.startsWith(".")) return { file, specifier };
    const path = relative(root, join(root, dirname(file), specifier))
      .split(sep)
      .join("/");
    return { file, specifier, target: path.replace(/\.js$/, ".ts") };
  });
}

/**
 * The package that a specifier names: `@scope/name` of `@scope/name/part`; undefined for a file or a module of Node's.
 */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith(".") || specifier.startsWith("node:")) return undefined;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Each text, planted in its file, imports first what a rule forbids: the rule has a sentence against it. */
export function assertCaught(
  violation: (found: Import) => string | undefined,
  planted: readonly (readonly [file: string, text: string])[],
): void {
  for (const [file, text] of planted) {
    const [found] = importsOf(file, text);
    assert.notEqual(violation(found!), undefined, `${file}: ${text}`);
  }
}
