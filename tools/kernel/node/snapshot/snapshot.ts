import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { makeFolder } from "../../../files/makeFolder.js";
import { root } from "../../../root.js";
import { languageParts } from "../../checker/languageParts.js";
import { nodeRuntime } from "../checker/runtime.js";
import { programPath } from "../programs.js";
import { cacheFolder } from "./cacheFolder.js";
import { snapshotFlags } from "./checkerFlags.js";

/**
 * What a snapshot contains: what every notebook needs, or all of Node's types too, which make it half as large again.
 */
export type Holding = "cells" | "node";

/**
 * Where the checker's start-up snapshot is, or would be. Its name is a hash of everything that it is made from (Node,
 * the flags, the checker with TypeScript, noether's build), so that one that no longer fits is simply not found.
 */
export function snapshotPath(holding: Holding = "cells"): string {
  const kernel = root;
  const builds = ["package.json", ...["lib", "portable", "tools"].map((part) => `dist/${part}.tsbuildinfo`)];
  const made = [programPath("checker.cjs"), ...builds.map((name) => join(kernel, name))].map((path) => {
    const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? {};
    return [path, mtimeMs, size];
  });
  const { versions, arch, platform, env } = process;
  const from = JSON.stringify([
    versions.node,
    versions.v8,
    arch,
    platform,
    snapshotFlags,
    env.NODE_OPTIONS,
    made,
  ]);
  const key = createHash("sha256").update(from).digest("hex").slice(0, 16);
  return join(cacheFolder(), `${prefixes[holding]}${key}.blob`);
}

/** The checker's start-up snapshot, if there is one that fits. */
export function snapshot(holding: Holding = "cells"): string | undefined {
  const path = snapshotPath(holding);
  return existsSync(path) ? path : undefined;
}

/** How long (ms) making a snapshot may take before another process starts over. */
const staleAfter = 120_000;

const prefixes: Readonly<Record<Holding, string>> = { cells: "checker-", node: "checker-node-" };

/** How many snapshots are kept at most, so that several versions can be used side by side. */
const most = 3;

/**
 * Makes the snapshot, unless it exists or another process is making it. It is written under another name and then
 * renamed, so that a file under the right name is always whole.
 *
 * @returns its path; undefined if another process is making it
 * @throws Error if the folder cannot be written, or Node cannot make snapshots
 */
export async function makeSnapshot(holding: Holding = "cells"): Promise<string | undefined> {
  const path = snapshotPath(holding);
  if (existsSync(path)) return path;
  await makeFolder(dirname(path), "set NOETHER_CACHE to another", 0o700);
  const lock = `${path}.making`;
  const begun = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (begun !== undefined && Date.now() - begun > staleAfter) rmSync(lock, { force: true });
  try {
    closeSync(openSync(lock, "wx"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  }
  const folder = mkdtempSync(join(dirname(path), "making-"));
  try {
    const blob = join(folder, "checker.blob");
    const libraries = dirname(createRequire(import.meta.url).resolve("typescript"));
    const members = languageParts.map(([, member]) => member).filter(nodeRuntime.hasMember);
    const from = JSON.stringify({
      libraries,
      members,
      folder,
      kernel: root,
      hasNode: holding === "node",
    });
    await promisify(execFile)(
      process.execPath,
      [
        ...snapshotFlags,
        "--no-warnings",
        "--snapshot-blob",
        blob,
        "--build-snapshot",
        programPath("checker.cjs"),
      ],
      { env: { ...process.env, NOETHER_SNAPSHOT: from } },
    );
    renameSync(blob, path);
    forgetOld(dirname(path), prefixes[holding]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(lock, { force: true });
  }
  return path;
}

function forgetOld(folder: string, prefix: string): void {
  const blobs = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && /^\w+\.blob$/.test(name.slice(prefix.length)))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const blob of blobs.slice(most)) rmSync(blob, { force: true });
}
