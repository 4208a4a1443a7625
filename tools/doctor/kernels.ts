import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { jupyterDataFolder } from "../kernel/node/jupyter/install/dataFolder.js";
import { installed } from "../kernel/node/jupyter/install/install.js";
import { entry, program } from "../kernel/node/jupyter/install/kernelSpec.js";
import { programOnPath } from "../render/program.js";
import { broken, type Finding, missing, ok } from "./probe.js";

/** A Noether kernel that is installed in Jupyter. */
export interface InstalledKernel {
  readonly folder: string;
  /** The command line that Jupyter starts. */
  readonly argv: readonly string[];
}

/** The Noether kernels in Jupyter's data folders; of several kernels of one name Jupyter uses the first. */
export async function ourKernels(folders: readonly string[]): Promise<readonly InstalledKernel[]> {
  const found = new Map<string, InstalledKernel | undefined>();
  for (const data of folders) {
    for (const name of await readdir(join(data, "kernels")).catch(() => [])) {
      if (found.has(name.toLowerCase())) continue;
      const folder = join(data, "kernels", name);
      const argv: unknown = await installed(folder).then(
        (spec) => spec?.argv,
        () => undefined,
      );
      const words = Array.isArray(argv) ? argv.map(String) : [];
      found.set(
        name.toLowerCase(),
        words.some((word) => entry.test(word)) ? { folder, argv: words } : undefined,
      );
    }
  }
  return [...found.values()].filter((each) => each !== undefined);
}

/** The finding about them; paths broken by a move or by another Node come first. */
export function kernelFinding(kernels: readonly InstalledKernel[]): Finding {
  if (kernels.length === 0) return missing("not installed in Jupyter", "noether kernel install");
  for (const { folder, argv } of kernels) {
    const node = argv[0] ?? "";
    const main = argv.find((word) => entry.test(word)) ?? "";
    const remedy = installation(folder);
    if (!(isAbsolute(node) ? existsSync(node) : programOnPath(node)))
      return broken(`${folder} starts ${node}, which does not exist: Node was moved or replaced`, remedy);
    if (!existsSync(main))
      return broken(`${folder} starts ${main}, which does not exist: Noether was moved or removed`, remedy);
  }
  const here = kernels.find(({ argv }) => argv.some((word) => entry.test(word) && resolve(word) === program));
  if (here !== undefined) return ok(here.folder);
  const { folder, argv } = kernels[0]!;
  return ok(`${folder}, of another copy of Noether: ${argv.find((word) => entry.test(word))}`);
}

/** The command that rewrites a kernel's folder in place: in another folder Jupyter might prefer the old one. */
function installation(folder: string): string {
  const name = basename(folder) === "noether" ? "" : ` --name ${basename(folder)}`;
  const kernels = dirname(folder);
  const [, prefix] = /^(.*)[\\/]share[\\/]jupyter[\\/]kernels$/.exec(kernels) ?? [];
  const isUsers = kernels === join(jupyterDataFolder(), "kernels");
  return `noether kernel install${isUsers || prefix === undefined ? "" : ` --prefix "${prefix}"`}${name}`;
}
