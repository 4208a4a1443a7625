import { spawnSync } from "node:child_process";

/** Which of some modules a Python has; undefined if the program does not run as a Python. */
export function pythonModules(python: string, names: readonly string[]): readonly string[] | undefined {
  const program = `import importlib.util, json; print(json.dumps([m for m in ${JSON.stringify(names)} if importlib.util.find_spec(m)]))`;
  const { stdout, status } = spawnSync(python, ["-c", program], { encoding: "utf8" });
  return status === 0 && stdout.trim().startsWith("[") ? JSON.parse(stdout) : undefined;
}
