import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ownPackage } from "../ownPackage.js";
import { cacheFolder } from "./cacheFolder.js";
import { checkerFlags } from "./checkerFlags.js";

/** The folder of the kernel's compiled modules. */
const kernelModules = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Where the checker's start-up snapshot is, or would be. Its name holds all that it was made from (Node, the flags,
 * TypeScript, noether's build, the checker's own modules), so that one that no longer fits is simply not found.
 */
export function snapshotPath(): string {
  const typescript = createRequire(import.meta.url).resolve("typescript");
  const modules = [".", "checker", "compiler", "snapshot"].flatMap((folder) =>
    readdirSync(join(kernelModules, folder))
      .filter((name) => /\.c?js$/.test(name))
      .map((name) => join(kernelModules, folder, name)),
  );
  const kernel = ownPackage();
  const builds = ["package.json", "dist/lib.tsbuildinfo", "dist/tools.tsbuildinfo"];
  const made = [typescript, ...modules, ...builds.map((name) => join(kernel, name))].map((path) => {
    const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? {};
    return [path, mtimeMs, size];
  });
  const { versions, arch, platform, env } = process;
  const from = JSON.stringify([
    versions.node,
    versions.v8,
    arch,
    platform,
    checkerFlags,
    env.NODE_OPTIONS,
    made,
  ]);
  const key = createHash("sha256").update(from).digest("hex").slice(0, 16);
  return join(cacheFolder(), `checker-${key}.blob`);
}

/** The checker's start-up snapshot, if there is one that fits. */
export function snapshot(): string | undefined {
  const path = snapshotPath();
  return existsSync(path) ? path : undefined;
}

/** How long (ms) a snapshot may be in the making before another process makes it again. */
const patience = 120_000;

/** At most this many snapshots are kept, for several versions side by side. */
const most = 3;

/**
 * Makes the snapshot, unless it is there or another process is making it. It is written under another name and renamed:
 * what bears the right name is whole.
 *
 * @returns where it is; undefined where another process is making it
 * @throws Error where the folder cannot be written, or Node cannot make snapshots
 */
export async function makeSnapshot(): Promise<string | undefined> {
  const path = snapshotPath();
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lock = `${path}.making`;
  const begun = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (begun !== undefined && Date.now() - begun > patience) rmSync(lock, { force: true });
  try {
    closeSync(openSync(lock, "wx"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  }
  const folder = mkdtempSync(join(dirname(path), "making-"));
  try {
    const blob = join(folder, "checker.blob");
    const from = {
      typescript: createRequire(import.meta.url).resolve("typescript"),
      checker: join(kernelModules, "checker"),
      folder,
      kernel: ownPackage(),
    };
    const builder = join(folder, "builder.cjs");
    const text = readFileSync(new URL("./builder.cjs", import.meta.url), "utf8");
    writeFileSync(builder, `const exports = {};\n${text}`); // which Node does not give to such a script
    await promisify(execFile)(
      process.execPath,
      [...checkerFlags, "--no-warnings", "--snapshot-blob", blob, "--build-snapshot", builder],
      { env: { ...process.env, NOETHER_SNAPSHOT: JSON.stringify(from) } },
    );
    renameSync(blob, path);
    forgetOld(dirname(path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(lock, { force: true });
  }
  return path;
}

function forgetOld(folder: string): void {
  const blobs = readdirSync(folder)
    .filter((name) => /^checker-\w+\.blob$/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const blob of blobs.slice(most)) rmSync(blob, { force: true });
}
