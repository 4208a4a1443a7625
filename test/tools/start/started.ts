import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../tools/cli/main.js", import.meta.url));

/** A running `noether start`, and what it has printed. */
export interface Started {
  readonly child: ChildProcess;
  /** Waits until it has printed something that matches. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits until it ends, and gives its code and all that it printed. */
  readonly ended: Promise<readonly [number | null, string]>;
}

/** Starts the course in a folder; what the server remembers is in that folder too. */
export function start(folder: string, ...words: string[]): Started {
  return startOf(main, folder, ...words);
}

/** The same, by another copy of the command line. */
export function startOf(program: string, folder: string, ...words: string[]): Started {
  const child = spawn(process.execPath, [program, "start", "--no-browser", ...words], {
    cwd: folder,
    env: { ...process.env, XDG_DATA_HOME: join(folder, "data") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      for (const look of waiting) look();
    });
  const ended = new Promise<readonly [number | null, string]>((done) =>
    child.once("close", (code) => done([code, text])),
  );
  return {
    child,
    ended,
    says: (pattern) =>
      new Promise((done, failed) => {
        const look = (): void => {
          const found = pattern.exec(text);
          if (!found) return;
          waiting.delete(look);
          done(found);
        };
        waiting.add(look);
        look();
        void ended.then(() => failed(new Error(`expected ${pattern}, got: ${text}`)));
      }),
  };
}
