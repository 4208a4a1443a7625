import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../../../../userError.js";

/** Where a kernel is installed: for one user, under a prefix, or in the Python that Jupyter runs in. */
export type Place =
  | { readonly kind: "user" }
  | { readonly kind: "prefix"; readonly prefix: string }
  | { readonly kind: "sys-prefix" };

/**
 * The folder in which Jupyter looks for a user's data, by Jupyter's own rules: JUPYTER_DATA_DIR, else the platform's.
 */
export function jupyterDataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  const home = homedir();
  if (isSet(env.JUPYTER_PLATFORM_DIRS)) {
    if (platform === "darwin") return join(home, "Library", "Application Support", "Jupyter");
    if (platform === "win32") return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "Jupyter");
    return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "jupyter");
  }
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") {
    if (env.APPDATA) return join(env.APPDATA, "jupyter");
    return join(env.JUPYTER_CONFIG_DIR || join(home, ".jupyter"), "data");
  }
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "jupyter");
}

const isSet = (value: string | undefined): boolean =>
  !["", "no", "n", "false", "off", "0", "0.0"].includes((value ?? "").toLowerCase());

/**
 * The folder with the kernels of a place.
 *
 * @throws UserError for `sys-prefix` if no Python is found
 */
export async function kernelsFolder(place: Place): Promise<string> {
  switch (place.kind) {
    case "user":
      return join(jupyterDataFolder(), "kernels");
    case "prefix":
      return join(resolve(place.prefix), "share", "jupyter", "kernels");
    case "sys-prefix":
      return join(await pythonPrefix(), "share", "jupyter", "kernels");
  }
}

/** The prefix of the active Python: NOETHER_PYTHON if that is set, else the first on the PATH. */
async function pythonPrefix(): Promise<string> {
  const pythons = process.env.NOETHER_PYTHON ? [process.env.NOETHER_PYTHON] : ["python3", "python", "py"];
  for (const python of pythons) {
    const prefix = await output(python, [
      "-c",
      "import sys; sys.stdout.buffer.write(sys.prefix.encode('utf-8'))",
    ]).catch(() => "");
    if (prefix !== "") return prefix;
  }
  throw new UserError(
    `--sys-prefix needs the Python that Jupyter runs in, but ${pythons.join(", ")} did not start: activate its environment, set NOETHER_PYTHON to it, or use --user`,
  );
}

async function output(program: string, words: readonly string[]): Promise<string> {
  return (await promisify(execFile)(program, words, { encoding: "utf8", timeout: 20_000 })).stdout;
}
