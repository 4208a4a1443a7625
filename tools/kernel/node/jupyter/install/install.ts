import { randomBytes } from "node:crypto";
import { copyFile, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { makeFolder } from "../../../../files/makeFolder.js";
import { root } from "../../../../root.js";
import { UserError } from "../../../../userError.js";
import { fromJson } from "../../../jupyter/json.js";
import { entry, type KernelSpec } from "./kernelSpec.js";

const logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

/**
 * The name of a kernel in Jupyter's spelling: letters, digits, dots, hyphens and underscores, in lower case.
 *
 * @throws UserError if it has another character
 */
export function kernelName(name: string): string {
  if (/^[a-z0-9._-]+$/i.test(name) && !/^\.+$/.test(name)) return name.toLowerCase();
  throw new UserError(
    `expected a kernel name of letters, digits, dots, hyphens and underscores, got "${name}": choose another with --name`,
  );
}

/** The specification in a kernel's folder; undefined if there is none. */
export async function installed(folder: string): Promise<KernelSpec | undefined> {
  const text = await readFile(join(folder, "kernel.json"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (fromJson(text) as KernelSpec | undefined);
}

/** Whether a kernel was installed by Noether, by this copy or another. */
function isOurs(spec: KernelSpec | undefined): boolean {
  const argv: unknown = spec?.argv;
  return Array.isArray(argv) && argv.some((word) => entry.test(String(word)));
}

/**
 * Writes a kernel's folder whole or not at all; an earlier one of Noether's is replaced.
 *
 * @returns the folder
 * @throws UserError if another kernel has the name, or the place cannot be written
 */
export async function install(kernels: string, name: string, spec: KernelSpec): Promise<string> {
  const folder = join(kernels, name);
  if (await exists(folder)) await requireOurs(folder, name);
  const part = join(kernels, `.${name}.${randomBytes(6).toString("hex")}.part`);
  const old = `${part}.old`;
  await makeFolder(kernels, "use --user or another --prefix");
  try {
    await makeFolder(part);
    const source = join(root, "tools", "kernel", "node", "jupyter", "logo");
    for (const logo of logos) await copyFile(join(source, logo), join(part, logo));
    await writeFile(join(part, "kernel.json"), `${JSON.stringify(spec, null, 2)}\n`);
    const replaced = await rename(folder, old).then(
      () => true,
      () => false,
    );
    try {
      await rename(part, folder);
    } catch (error) {
      if (replaced) await rename(old, folder);
      throw error;
    }
    return folder;
  } catch (error) {
    throw inWords(error, kernels);
  } finally {
    for (const rest of [part, old]) await rm(rest, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Removes a kernel's folder that Noether installed.
 *
 * @returns the folder
 * @throws UserError if there is none, or it is not Noether's, or it cannot be removed
 */
export async function uninstall(kernels: string, name: string): Promise<string> {
  const folder = join(kernels, name);
  if (!(await exists(folder)))
    throw new UserError(
      `there is no kernel ${name} in ${kernels}: noether kernel spec says where one is looked for`,
    );
  await requireOurs(folder, name);
  await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
    throw inWords(error, kernels);
  });
  return folder;
}

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined)) !== undefined;

async function requireOurs(folder: string, name: string): Promise<void> {
  if (isOurs(await installed(folder))) return;
  throw new UserError(
    `${folder} is not a kernel of Noether's, so it is left alone: choose a --name other than ${basename(name)}`,
  );
}

function inWords(error: unknown, folder: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new UserError(`cannot write ${folder}: you may not write there, use --user or another --prefix`);
    case "ENOTDIR":
    case "EEXIST":
      return new UserError(`cannot write ${folder}: a file is in the way, choose another --prefix`);
    case "ENOSPC":
      return new UserError(`cannot write ${folder}: the disk is full, free some space and try again`);
    default:
      return error;
  }
}
