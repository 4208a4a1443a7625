import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Environment, programOnPath, runProgram } from "../render/program.js";
import { root } from "../root.js";
import { dataFolders, jupyterCommand } from "./dataFolders.js";
import { kernelFinding, ourKernels } from "./kernels.js";
import { broken, missing, ok, type Probe } from "./probe.js";

const installJupyter = "pip install jupyterlab, and open a new terminal";

/** What a notebook in Jupyter or VS Code needs. */
export const jupyter: readonly Probe[] = [
  {
    name: "zeromq",
    purpose: "Jupyter",
    async look() {
      const { code, out, err } = await runProgram(
        process.execPath,
        ["--input-type=module", "-e", 'process.stdout.write((await import("zeromq")).version)'],
        { folder: root, seconds: 30 },
      );
      if (code === 0) return ok(`libzmq ${out.trim()}`);
      const why = /^(?:\w*Error|Cannot)[^\n]*/m.exec(err)?.[0] ?? `code ${code}`;
      return /ERR_MODULE_NOT_FOUND/.test(err)
        ? missing("not installed", `npm install zeromq in ${root}`)
        : broken(`does not load (${why})`, `npm rebuild zeromq in ${root}, with this Node`);
    },
  },
  {
    name: "Python",
    purpose: "Jupyter",
    async look(environment) {
      const python = pythonOf(environment);
      if (python === undefined)
        return missing("not on the PATH", "install it from python.org, or set NOETHER_PYTHON to one");
      const { code, out, err } = await runProgram(python, ["--version"], { environment, seconds: 30 });
      const version = /\d+\.\d+[\w.]*/.exec(out + err)?.[0];
      if (code === 0 && version !== undefined) return ok(`${version} (${python})`);
      return broken(
        `${python} does not start`,
        environment.NOETHER_PYTHON
          ? "set NOETHER_PYTHON to another, or unset it"
          : "install Python from python.org",
      );
    },
  },
  {
    name: "Jupyter",
    purpose: "Jupyter",
    async look(environment) {
      const command = jupyterCommand(environment);
      if (command === undefined) return missing("not on the PATH", installJupyter);
      const [program, ...words] = command;
      const { code, out } = await runProgram(program, [...words, "--version"], { environment, seconds: 60 });
      if (code !== 0) return broken(`${command.join(" ")} does not start`, installJupyter);
      const lab = /^jupyterlab\s*:\s*(\d\S*)/m.exec(out)?.[1];
      const server = /^(?:jupyter_server|notebook)\s*:\s*(\d\S*)/m.exec(out)?.[1];
      if (lab !== undefined) return ok(`JupyterLab ${lab} (${command.join(" ")})`);
      if (server !== undefined) return ok(`a server ${server}, without JupyterLab (${command.join(" ")})`);
      return missing(`${command.join(" ")}, without JupyterLab`, installJupyter);
    },
  },
  {
    name: "our kernel",
    purpose: "Jupyter",
    async look(environment) {
      return kernelFinding(await ourKernels(await dataFolders(environment)));
    },
  },
  {
    name: "widgets",
    purpose: "Jupyter",
    async look(environment) {
      const folders = await dataFolders(environment);
      const place = folders
        .map((folder) => join(folder, "labextensions", "@jupyter-widgets", "jupyterlab-manager"))
        .find(existsSync);
      if (place !== undefined) return ok(place);
      return missing(
        "JupyterLab has none",
        "pip install jupyterlab_widgets in the environment of JupyterLab",
      );
    },
  },
];

function pythonOf(environment: Environment): string | undefined {
  if (environment.NOETHER_PYTHON) return environment.NOETHER_PYTHON;
  for (const name of ["python3", "python", "py"]) {
    const found = programOnPath(name, environment);
    if (found !== undefined) return found;
  }
  return undefined;
}
