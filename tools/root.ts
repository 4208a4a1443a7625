import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of this package, a clone or an installation: `package.json`, `dist/`, `data/`, `exercises/` are in it. It
 * is searched for upwards, since the kernel's bundles are deeper than this file.
 */
export const root: string = packageAbove(dirname(fileURLToPath(import.meta.url)));

function packageAbove(here: string): string {
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  throw new Error(`expected a package.json above ${here}: install noether again`);
}
