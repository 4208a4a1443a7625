import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What the compiler makes of a source. */
const output = /\.(?:js|js\.map|d\.ts)$/;

/**
 * Removes what the compiler has made of sources that are gone, and the folders that this leaves empty: it never does so
 * itself, and a test of yesterday would run, a module be found that nobody wrote. Bundles, and all that the compiler does
 * not make, stay; links are not followed.
 *
 * @param {string} root the package: `root/dist/lib/a.js` was made of `root/lib/a.ts`
 * @returns {string[]} the paths of the removed files below `dist`
 */
export function removeStaleOutputs(root) {
  const removed = [];
  /** Whether a folder is empty now. */
  const clear = (folder) => {
    const entries = readdirSync(join(root, "dist", folder), { withFileTypes: true });
    const kept = entries.filter((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (/^bundle(?:-\d+)?$/.test(entry.name) || !clear(path)) return true;
        rmdirSync(join(root, "dist", path));
        return false;
      }
      if (folder === "" || !entry.isFile() || !output.test(path)) return true;
      if (existsSync(join(root, path.replace(output, ".ts")))) return true;
      rmSync(join(root, "dist", path), { force: true });
      removed.push(path);
      return false;
    });
    return entries.length > 0 && kept.length === 0;
  };
  if (existsSync(join(root, "dist"))) clear("");
  return removed;
}
