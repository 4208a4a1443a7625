import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, isAbsolute, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { constants, Script } from "node:vm";
import { libraryEntries, withholdable } from "../../../cells/course/withholding.js";
import type { Import, Namespace } from "../../compiler/namespace.js";
import type { Code } from "../../protocols/executor.js";
import type { Stacks } from "../errors/stack.js";
import { allExports } from "./commonJs.js";
import { isInstalled, packageName } from "./installed.js";
import { localFile } from "./localFile.js";
import { type LocalModules, localModules } from "./localModules.js";
import { nativeLoads } from "./nativeLoads.js";
import { besideKernel, ownName, requireFrom } from "./ownNames.js";

/** The imports of a notebook. */
export interface Importer {
  readonly import: Import;
  readonly require: NodeJS.Require;
  /** Makes the imports that follow see local files as they are now. */
  refresh(): void;
  /** Forgets local modules that are still being loaded, because the cell that imports them is interrupted. */
  abandon(): void;
}

/** Node's own `import()`, as if called in a file of that name. */
function unguardedImport(file: string): Import {
  const script = new Script("(specifier, options) => import(specifier, options)", {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return script.runInThisContext() as Import;
}

/**
 * The importer of a notebook. Files in its folder may be TypeScript; packages are found from its folder by Node's own
 * rules; `noether` is always available.
 */
export function importer(
  file: string,
  compile: (path: string, source: string) => Promise<Code>,
  stacks: Stacks,
  whileLoading: <T>(load: () => Promise<T>) => Promise<T>,
  takeReadline: () => void,
): Importer {
  const loads = nativeLoads(whileLoading);
  const nativeImport = (from: string): Import => loads.guarded(unguardedImport(from));
  const fallback = nativeImport(besideKernel);
  const versions = new Map<string, { source: string; version: number }>();
  const withheld = new WeakMap<Namespace, Namespace>();
  const requireOf = (path: string): NodeJS.Require =>
    requireFrom(path, takeReadline, (name, found) =>
      libraryEntries.has(name) ? guarded(found as Namespace) : found,
    );
  const modules: LocalModules = localModules(compile, (path) => importFrom(path, path), requireOf, stacks);

  /** A JavaScript file: Node's own module, under a new name when its text has changed. */
  function javascript(path: string, load: Import): Promise<Namespace> {
    const source = readFileSync(path, "utf8");
    const known = versions.get(path);
    const isKnown = known?.source === source && !loads.isStuck(pathToFileURL(path).href);
    const version = known === undefined ? 0 : isKnown ? known.version : known.version + 1;
    versions.set(path, { source, version });
    return load(pathToFileURL(path).href + (version > 0 ? `?version=${version}` : ""));
  }

  function json(path: string): Namespace {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    const members = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
    return { ...members, default: value };
  }

  async function bare(
    specifier: string,
    options: ImportCallOptions | undefined,
    load: Import,
    from: string,
  ): Promise<Namespace> {
    if (specifier.endsWith(".json") && !isBuiltin(specifier))
      return json(createRequire(from).resolve(specifier));
    const own = ownName(specifier);
    if (own?.always) return await fallback(own.name);
    if (/^(?:node:)?readline/.test(specifier)) takeReadline();
    const isThere =
      isBuiltin(specifier) || isSpecial.test(specifier) || isInstalled(packageName(specifier), from);
    if (isThere) return await load(specifier, options);
    if (own) return await fallback(own.name, options);
    throw absent(specifier);
  }

  function importFrom(from: string, module: string | undefined): Import {
    const load = nativeImport(from);
    return async (given, options) => {
      const specifier = String(given);
      const isPath =
        /^\.{1,2}(\/|$)/.test(specifier) || isAbsolute(specifier) || specifier.startsWith("file:");
      if (!isPath) {
        const found = await bare(specifier, options, load, from);
        return libraryEntries.has(specifier) ? guarded(found) : allExports(found);
      }
      const path = specifier.startsWith("file:")
        ? fileURLToPath(specifier)
        : resolve(dirname(from), specifier);
      const local = localFile(path);
      if (!local)
        throw new Error(`there is no file "${specifier}" (looked for ${path}): check its name and folder`);
      if (local.kind === "typescript") return modules.load(local.path, module);
      return local.kind === "json" ? json(local.path) : allExports(await javascript(local.path, load));
    };
  }

  function guarded(library: Namespace): Namespace {
    const known = withheld.get(library) ?? withholdable(library);
    withheld.set(library, known);
    return known;
  }

  return {
    import: importFrom(file, undefined),
    require: requireOf(file),
    refresh: () => modules.refresh(),
    abandon() {
      modules.abandon();
      loads.abandon();
    },
  };
}

/** URLs, and names for a package's own parts (`#name`). */
const isSpecial = /^(?:#|[a-z][a-z+.-]*:)/i;

function absent(specifier: string): Error {
  return new Error(
    `there is no package "${specifier}" here: install it (npm install ${specifier}), or check its name`,
  );
}
