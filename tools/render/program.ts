import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, sep } from "node:path";

/** Environment variables, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The outcome of a program that has ended. */
export interface Ended {
  /** The exit code; -1 if a signal ended it, -2 if it could not be started. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How a program is run. */
export interface RunOptions {
  readonly folder?: string;
  readonly environment?: Environment;
  /** What it reads from its standard input (default: nothing). */
  readonly input?: string;
  /** Seconds after which it is ended (default: 300). */
  readonly seconds?: number;
}

/**
 * The path of a program of this machine, found on PATH; undefined if there is none. On Windows `.exe` may be omitted.
 * The folders that npm adds to PATH while a script runs are skipped: a package there may have any name.
 */
export function programOnPath(name: string, environment: Environment = process.env): string | undefined {
  const path = Object.entries(environment).find(([key]) => key.toUpperCase() === "PATH")?.[1] ?? "";
  const names = process.platform === "win32" ? [`${name}.exe`, name] : [name];
  for (const folder of path.split(delimiter)) {
    if (folder === "" || folder.split(sep).includes("node_modules")) continue;
    for (const each of names) if (isProgram(join(folder, each))) return join(folder, each);
  }
  return undefined;
}

/** Whether a path is an executable file. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Runs a program without a shell, and returns its output. Never rejects. */
export function runProgram(
  program: string,
  words: readonly string[],
  { folder, environment = process.env, input = "", seconds = 300 }: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      ...(folder === undefined ? {} : { cwd: folder }),
      env: { ...environment },
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      timeout: 1000 * seconds,
      killSignal: "SIGKILL",
    });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
    child.stdin.on("error", () => undefined).end(input);
    child.once("error", (error) => resolve({ ...said, code: -2, err: error.message }));
    child.once("close", (code) => resolve({ ...said, code: code ?? -1 }));
  });
}
