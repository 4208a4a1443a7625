import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The files that the compiler makes from a source. */
const output = /\.(?:js|js\.map|d\.ts)$/;

/** What bundlers make in `dist`, and what they are still making: bundles, and the page. */
const bundled = /^(?:page|.*[\\/]bundle)(?:-\d+)?$/;

/**
 * Removes what the compiler made from sources that no longer exist, and the folders that this leaves empty. The
 * compiler never does so, and a deleted test would still run, a deleted module still be found. Bundles, the page, and everything
 * else that the compiler does not make, are kept; links are not followed.
 *
 * @param {string} root the package: `root/dist/lib/a.js` was made from `root/lib/a.ts`
 * @returns {string[]} the paths of the removed files below `dist`
 */
export function removeStaleOutputs(root) {
  const removed = [];
  /** Clears a folder of `dist`; returns whether it is now empty. */
  const clear = (folder) => {
    const entries = readdirSync(join(root, "dist", folder), { withFileTypes: true });
    const kept = entries.filter((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (bundled.test(path) || !clear(path)) return true;
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
