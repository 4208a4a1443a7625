import { existsSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { root } from "../../../root.js";
import { isInstalled, packageName } from "./installed.js";

/** A file from which the kernel's own package is found. */
export const besideKernel: string = join(root, "notebook.mjs");

/**
 * The kernel's own module that a specifier means: `tslab` is noether's, since tslab's own would look for its kernel.
 */
export function ownName(specifier: string): { readonly name: string; readonly always: boolean } | undefined {
  if (specifier === "tslab") return { name: "noether/tslab", always: true };
  return /^noether(\/|$)/.test(specifier) ? { name: specifier, always: false } : undefined;
}

/**
 * The `require` of a file. If its folder has no noether, the kernel's is used; everything else is Node's own.
 *
 * @param takeReadline is called before `node:readline` is loaded
 * @param guarded makes what is required withholdable
 */
export function requireFrom(
  file: string,
  takeReadline: () => void,
  guarded: (specifier: string, found: unknown) => unknown,
): NodeJS.Require {
  const native = createRequire(file);
  const own = createRequire(besideKernel);
  const load = (specifier: string): unknown => {
    const ours = typeof specifier === "string" ? ownName(specifier) : undefined;
    if (!ours) {
      if (/^(?:node:)?readline/.test(specifier)) takeReadline();
      requireInstalled(specifier, native, file);
      return native(specifier);
    }
    return guarded(specifier, ours.always ? own(ours.name) : firstOf(native, own, ours.name));
  };
  const { resolve, main, extensions, cache } = native;
  return Object.assign(load, { resolve, main, extensions, cache }) as NodeJS.Require;
}

/**
 * Throws if a package is not installed, before Node is asked, which would remember that for ever (see `isInstalled`).
 */
function requireInstalled(specifier: unknown, { resolve }: NodeJS.Require, file: string): void {
  if (typeof specifier !== "string" || /^[./#]|^[A-Za-z]:|^$/.test(specifier) || isBuiltin(specifier)) return;
  const name = packageName(specifier);
  const folders = resolve.paths(specifier) ?? [];
  if (folders.some((folder) => existsSync(join(folder, name))) || isInstalled(name, file)) return;
  const message = `Cannot find module '${specifier}': install it (npm install ${name}), or check its name`;
  throw Object.assign(new Error(message), { code: "MODULE_NOT_FOUND" });
}

function firstOf(native: NodeJS.Require, own: NodeJS.Require, name: string): unknown {
  const isThere = (native.resolve.paths(name) ?? []).some((folder) => existsSync(join(folder, "noether")));
  return isThere ? native(name) : own(name);
}
