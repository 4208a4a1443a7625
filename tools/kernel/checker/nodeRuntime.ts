import { isBuiltin } from "node:module";
import type { Runtime } from "./fileSystem.js";

/** What this Node has. */
export const nodeRuntime: Runtime = {
  hasGlobal: (name) => name === "require" || name === "module" || name === "exports" || name in globalThis,
  hasModule: isBuiltin,
};
