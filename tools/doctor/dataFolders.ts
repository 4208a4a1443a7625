import { delimiter, join } from "node:path";
import { jupyterDataFolder } from "../kernel/node/jupyter/install/dataFolder.js";
import { type Environment, programOnPath, runProgram } from "../render/program.js";

/**
 * How Jupyter is called here: through NOETHER_PYTHON if that is set, else the one on the PATH; undefined if there is
 * none.
 */
export function jupyterCommand(environment: Environment): readonly [string, ...string[]] | undefined {
  if (environment.NOETHER_PYTHON) return [environment.NOETHER_PYTHON, "-m", "jupyter"];
  const found = programOnPath("jupyter", environment);
  return found === undefined ? undefined : [found];
}

/**
 * The folders in which Jupyter looks for kernels and extensions: as it says itself, or else by its rules for each
 * system.
 */
export async function dataFolders(environment: Environment): Promise<readonly string[]> {
  const command = jupyterCommand(environment);
  if (command !== undefined) {
    const [program, ...words] = command;
    const { code, out } = await runProgram(program, [...words, "--paths", "--json"], {
      environment,
      seconds: 60,
    });
    const data = code === 0 ? dataIn(out) : [];
    if (data.length > 0) return data;
  }
  const system =
    process.platform === "win32"
      ? [join(environment.PROGRAMDATA || "C:\\ProgramData", "jupyter")]
      : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
  const more = (environment.JUPYTER_PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...more, jupyterDataFolder({ ...environment }), ...system];
}

function dataIn(json: string): readonly string[] {
  try {
    const { data } = JSON.parse(json) as { readonly data?: unknown };
    return Array.isArray(data) ? data.map(String) : [];
  } catch {
    return [];
  }
}
