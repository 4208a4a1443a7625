import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import type { CheckerChannel, CheckerHandlers } from "../checker/client.js";
import type { CheckerState } from "../checker/state.js";
import type { FromChecker, Restoring, ToChecker } from "../protocols/checker.js";
import type { CheckerPlaces } from "./checker/start.js";
import { programPath } from "./programs.js";
import { heapFlags, snapshotFlags } from "./snapshot/checkerFlags.js";
import { type Holding, snapshot } from "./snapshot/snapshot.js";

/** The process of a checker, from whatever it was started. */
export interface CheckerProcess extends CheckerChannel {
  readonly pid: number | undefined;
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
 *
 * A check that needs all of Node's types stops; a process that starts from a snapshot with them goes on in its place,
 * in a third of the time that it takes to read them. Where that snapshot is not there, they are read, and it is made.
 */
export function checkerProcess(places: CheckerPlaces, { answer, end }: CheckerHandlers): CheckerProcess {
  let child: ChildProcess;
  /** What the process was told, in order, from `first` on: all that may have to be told another one. */
  let told: ToChecker[] = [];
  let first = 0;
  const tell = (message: ToChecker | Restoring): void => {
    if (child.connected) child.send(message, () => {});
  };
  const tellAll = (): void => {
    for (const message of told) tell(message);
  };
  /** All up to an answered question has been dealt with. */
  const forgetUpTo = (request: number): void => {
    const index = told.findIndex((message) => "request" in message && message.request === request);
    first += index + 1;
    told = told.slice(index + 1);
  };

  function start(blob: string | undefined, state?: CheckerState): void {
    const from =
      blob === undefined
        ? [...heapFlags, programPath("checker.cjs")]
        : [...snapshotFlags, "--snapshot-blob", blob, "checker"];
    const started = spawn(process.execPath, [...from, JSON.stringify(places)], {
      env: environment(),
      stdio: ["ignore", "inherit", blob === undefined ? "inherit" : "pipe", "ipc"],
      windowsHide: true,
    });
    child = started;
    let hasAnswered = false;
    let complaint = "";
    started.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (hasAnswered) process.stderr.write(text);
      else complaint += text;
    });
    started.on("message", (message: FromChecker) => {
      if (child !== started) return;
      if (!hasAnswered && blob === undefined && !state) makeSnapshotBeside("cells");
      hasAnswered = true;
      if (message.type === "handOver") goOn(message.handled, message.state);
      else {
        forgetUpTo(message.request);
        answer(message);
      }
    });
    started.once("error", (error) => {
      if (child === started) end(`could not be started (${error.message})`);
    });
    started.once("close", (code, signal) => {
      if (child !== started) return;
      if (hasAnswered || blob === undefined || complaint === "") {
        end(`ended (${signal ?? `exit code ${code}`})`);
        return;
      }
      rmSync(blob, { force: true });
      start(undefined, state);
      tellAll();
    });
    if (state) tell({ type: "restore", state });
    else if (blob !== undefined) tell({ type: "stopAtNode", stops: true });
    first = 0;
  }

  /** Another process goes on where one has stopped; where there is no snapshot for it, the same one does. */
  function goOn(handled: number, state: CheckerState): void {
    told = told.slice(Math.max(0, handled - first));
    const blob = snapshot("node");
    if (blob === undefined) {
      first = handled;
      makeSnapshotBeside("node");
      tell({ type: "stopAtNode", stops: false });
    } else {
      const before = child;
      start(blob, state);
      before.kill("SIGKILL");
    }
    tellAll();
  }

  start(snapshot());
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      told.push(message);
      tell(message);
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

const making = new Set<Holding>();

/** Makes a snapshot in a process that outlives this one if need be, once. */
function makeSnapshotBeside(holding: Holding): void {
  if (making.has(holding)) return;
  making.add(holding);
  const maker = spawn(process.execPath, [programPath("snapshot.cjs"), holding], {
    detached: true,
    stdio: "ignore",
    windowsHide: true,
  });
  maker.once("error", () => {});
  maker.unref();
}
