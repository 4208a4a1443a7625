import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../root.js";

/**
 * A hash of everything that a grade depends on besides the submission: the built sheet with the files of its chapter,
 * the library, and the grader itself. SHA-256 in hexadecimal.
 *
 * @param sheet the URL of the built sheet
 */
export async function fingerprint(sheet: string): Promise<string> {
  const path = fileURLToPath(sheet);
  const chapter = basename(path).replace(/\.check\.m?js$/, "");
  const own = (name: string): boolean => name.split(/[./\\]/, 1)[0] === chapter && /\.m?js$/.test(name);
  const beside = (await readdir(dirname(path), { recursive: true })).filter(own).sort();
  const hash = createHash("sha256");
  for (const name of beside) hash.update(name).update(await readFile(join(dirname(path), name)));
  return hash.update(await machinery()).digest("hex");
}

let found: Promise<string> | undefined;

/** The library and the tools that grade, hashed once. */
function machinery(): Promise<string> {
  found ??= hashBelow(
    ["lib", "tools/grader", "tools/cells/course", "tools/kernel/compiler", "tools/cells/data"].map((path) =>
      join(root, "dist", path),
    ),
  );
  return found;
}

async function hashBelow(folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.filter((name) => name.endsWith(".js")).sort()) {
      hash.update(name.replaceAll("\\", "/")).update(await readFile(join(folder, name)));
    }
  }
  return hash.digest("hex");
}

/** The key of a result in the journal: equal keys, equal results. */
export function resultKey(parts: readonly (string | number | boolean)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
