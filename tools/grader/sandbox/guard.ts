import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * A separate process that ends the learners' processes as soon as the grader is gone, however it ended. In the closed
 * sandbox the system does that.
 */
export interface Guard {
  watch(child: ChildProcess): void;
  close(): void;
}

const program = fileURLToPath(new URL("./guardProcess.js", import.meta.url));

/** Starts the guard when there is first something to watch. */
export function guard(): Guard {
  let running: ChildProcess | undefined;
  const tell = (line: string): void => void running?.stdin?.write(`${line}\n`);
  return {
    watch(child) {
      if (running === undefined) {
        running = spawn(process.execPath, [program], {
          stdio: ["pipe", "ignore", "ignore"],
          windowsHide: true,
        });
        const started = running;
        const gone = (): void => {
          if (running === started) running = undefined;
        };
        started.on("error", gone).on("exit", gone);
        started.stdin?.on("error", gone);
      }
      const { pid } = child;
      if (pid === undefined) return;
      tell(`+${pid}`);
      child.once("exit", () => tell(`-${pid}`));
    },
    close() {
      running?.stdin?.end();
      running = undefined;
    },
  };
}
