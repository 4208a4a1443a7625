import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { install } from "../../../../tools/kernel/node/jupyter/install/install.js";
import { kernelSpec } from "../../../../tools/kernel/node/jupyter/install/kernelSpec.js";

/** A Python program that fails if one of the modules that are its arguments is missing. */
export const finds =
  "import sys; from importlib.util import find_spec; sys.exit(any(find_spec(name) is None for name in sys.argv[1:]))";

/**
 * A Python that has the given modules: NOETHER_PYTHON, otherwise python3; undefined if there is none. In continuous
 * integration there must be one.
 */
export function pythonWith(...modules: string[]): string | undefined {
  const python = process.env.NOETHER_PYTHON || "python3";
  try {
    // They are looked for and not imported, which would take seconds.
    execFileSync(python, ["-c", finds, ...modules], { stdio: "ignore" });
    return python;
  } catch {
    const what = `${python} lacks ${modules.join(" or ")} (see test/python/requirements.txt; name another in NOETHER_PYTHON)`;
    if (process.env.CI) throw new Error(what);
    process.stderr.write(`\n    NOT TESTED: ${what}\n`);
    return undefined;
  }
}

/**
 * Installs the kernel under a prefix and returns the environment in which Jupyter finds it and nothing of the person's.
 */
export async function installed(prefix: string): Promise<NodeJS.ProcessEnv> {
  const share = join(prefix, "share", "jupyter");
  await install(join(share, "kernels"), "noether", kernelSpec("Noether (TypeScript)"));
  return {
    ...process.env,
    JUPYTER_PATH: share,
    JUPYTER_DATA_DIR: join(prefix, "data"),
    JUPYTER_RUNTIME_DIR: join(prefix, "runtime"),
    JUPYTER_CONFIG_DIR: join(prefix, "config"),
    NOETHER_HISTORY: join(prefix, "history.jsonl"),
    PYTHONWARNINGS: "ignore",
  };
}

/** Runs a program and returns everything that it wrote, whether it failed or not. */
export function written(
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((done) => {
    execFile(program, words, { env, maxBuffer: 1 << 26 }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), text: out + err }),
    );
  });
}
