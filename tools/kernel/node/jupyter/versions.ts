import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../root.js";
import type { Versions } from "../../jupyter/info.js";

/** The versions of this copy of Noether and of its TypeScript. */
export function versions(): Versions {
  const { version, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly version: string;
    readonly dependencies: { readonly typescript: string };
  };
  return { noether: version, typeScript: dependencies.typescript };
}
