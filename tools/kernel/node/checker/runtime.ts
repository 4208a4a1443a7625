import { isBuiltin } from "node:module";
import type { Runtime } from "../../checker/fileSystem.js";

/** The language and modules of this Node. */
export const nodeRuntime: Runtime = {
  hasGlobal: (name) => name === "require" || name === "module" || name === "exports" || name in globalThis,
  hasMember(path) {
    let owner: unknown = globalThis;
    for (const name of path.split(".")) {
      if ((typeof owner !== "object" && typeof owner !== "function") || owner === null || !(name in owner))
        return false;
      owner =
        name === "prototype" || name in globalThis ? (owner as Record<string, unknown>)[name] : undefined;
    }
    return true;
  },
  hasPattern(source, flags) {
    try {
      new RegExp(source, flags);
      return true;
    } catch {
      return false;
    }
  },
  hasModule: isBuiltin,
  exportsOf: (specifier) => Object.keys(process.getBuiltinModule(specifier) ?? {}),
};
