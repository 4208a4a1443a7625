import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { install } from "../kernel/node/jupyter/install/install.js";
import { kernelSpec } from "../kernel/node/jupyter/install/kernelSpec.js";

/** A temporary folder in which Jupyter finds this kernel, and the folder of a notebook in it. */
export interface KernelPlace {
  /** The empty folder of a notebook, with @types/node within reach, which tslab needs. */
  readonly folder: string;
  /** The environment with which Jupyter's programs find the kernels. */
  readonly environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/**
 * Installs this kernel in a temporary folder, and tslab and Deno as well if NOETHER_TSLAB and NOETHER_DENO name their
 * programs. Nothing else on the machine changes.
 */
export async function kernelPlace(environment: NodeJS.ProcessEnv = process.env): Promise<KernelPlace> {
  const place = await mkdtemp(join(tmpdir(), "noether-kernels-"));
  const share = join(place, "share", "jupyter");
  const folder = join(place, "notebooks");
  const types = dirname(createRequire(import.meta.url).resolve("@types/node/package.json"));
  await mkdir(join(folder, "node_modules", "@types"), { recursive: true });
  await symlink(types, join(folder, "node_modules", "@types", "node"), "junction");
  await install(join(share, "kernels"), "noether", kernelSpec("Noether (TypeScript)"));
  const { NOETHER_TSLAB: tslab, NOETHER_DENO: deno } = environment;
  const others = {
    ...(tslab ? { tslab: [tslab, "kernel", "--config-path", "{connection_file}"] } : {}),
    ...(deno ? { deno: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"] } : {}),
  };
  for (const [name, argv] of Object.entries(others)) {
    const kernel = join(share, "kernels", name);
    await mkdir(kernel, { recursive: true });
    const spec = { argv, display_name: name, language: "typescript" };
    await writeFile(join(kernel, "kernel.json"), JSON.stringify(spec));
  }
  return {
    folder,
    environment: {
      ...environment,
      JUPYTER_PATH: share,
      JUPYTER_RUNTIME_DIR: join(place, "runtime"),
      DENO_NO_UPDATE_CHECK: "1",
      PYTHONDONTWRITEBYTECODE: "1",
    },
    close: () => rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
