import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The outcome of a run of the command line. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const main = fileURLToPath(new URL("../../../tools/cli/main.js", import.meta.url));

/** Runs `noether` in a process of its own, in a folder. */
export function noether(folder: string, ...words: string[]): Promise<Ended> {
  return noetherWith({}, folder, ...words);
}

/** Runs `noether` in a folder, with some environment variables changed. */
export function noetherWith(
  changes: Readonly<Record<string, string>>,
  folder: string,
  ...words: string[]
): Promise<Ended> {
  const env = { ...process.env, ...changes };
  return new Promise((done) => {
    execFile(process.execPath, [main, ...words], { cwd: folder, env }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      done({ code, out, err });
    });
  });
}
