import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import type { FromChecker, ToChecker } from "./checker/serve.js";
import type { CheckerPlaces } from "./checker/start.js";
import { programPath } from "./programs.js";
import { heapFlags, snapshotFlags } from "./snapshot/checkerFlags.js";
import { snapshot } from "./snapshot/snapshot.js";

/** Where the checker's answers go. */
export interface CheckerHandlers {
  answer(answer: FromChecker): void;
  /** Comes last, once: the process "ended (exit code 1)". */
  end(why: string): void;
}

/** The process of a checker, from whatever it was started. */
export interface CheckerChild {
  readonly pid: number | undefined;
  send(message: ToChecker): void;
  kill(): void;
}

/**
 * The checker's environment: without the file of certificates that Node otherwise parses in every process (40 ms for
 * those of a whole system), for the checker connects to nothing; and with large pages for what the C library allocates,
 * so that a snapshot is read with fewer page faults (10 ms).
 */
function environment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  return { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1", ...rest };
}

/**
 * Starts a checker: from the start-up snapshot where there is one, and otherwise from its program's text, whereupon a
 * snapshot is made for the next time.
 *
 * Node refuses a snapshot before any of our code runs (another V8 than its name says, a damaged file): then the process
 * ends without an answer, and the checker is started without one after all, with the same questions.
 */
export function checkerChild(places: CheckerPlaces, { answer, end }: CheckerHandlers): CheckerChild {
  let asked: ToChecker[] | undefined = [];
  let child: ChildProcess;
  const start = (blob: string | undefined): void => {
    const from =
      blob === undefined
        ? [...heapFlags, programPath("checker.cjs")]
        : [...snapshotFlags, "--snapshot-blob", blob, "checker"];
    child = spawn(process.execPath, [...from, JSON.stringify(places)], {
      env: environment(),
      stdio: ["ignore", "inherit", blob === undefined ? "inherit" : "pipe", "ipc"],
      windowsHide: true,
    });
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (asked) complaint += text;
      else process.stderr.write(text);
    });
    const leave = (why: string): void => {
      if (asked === undefined || blob === undefined || complaint === "") {
        end(why);
        return;
      }
      rmSync(blob, { force: true });
      start(undefined);
      for (const message of asked) child.send(message);
    };
    child.on("message", (message: FromChecker) => {
      if (asked && blob === undefined) makeSnapshotBeside();
      asked = undefined;
      answer(message);
    });
    child.once("error", (error) => end(`could not be started (${error.message})`));
    child.once("close", (code, signal) => leave(`ended (${signal ?? `exit code ${code}`})`));
  };
  start(snapshot());
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      asked?.push(message);
      if (child.connected) child.send(message, () => {});
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

let isMaking = false;

/** Makes the snapshot in a process that outlives this one if need be, once. */
function makeSnapshotBeside(): void {
  if (isMaking) return;
  isMaking = true;
  const maker = spawn(process.execPath, [programPath("snapshot.cjs")], {
    detached: true,
    stdio: "ignore",
    windowsHide: true,
  });
  maker.once("error", () => {});
  maker.unref();
}
