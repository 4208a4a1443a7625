import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import type { CheckerChannel, CheckerHandlers } from "../checker/client.js";
import type { CheckerState } from "../checker/state.js";
import type { FromChecker, Restoring, ToChecker } from "../protocols/checker.js";
import type { CheckerPlaces } from "./checker/start.js";
import { programPath } from "./programs.js";
import { heapFlags, snapshotFlags } from "./snapshot/checkerFlags.js";
import { type Holding, snapshot } from "./snapshot/snapshot.js";

/** The process of a checker, however it was started. */
export interface CheckerProcess extends CheckerChannel {
  readonly pid: number | undefined;
}

/**
 * The checker's environment: without the file of certificates that Node would otherwise parse in every process (40 ms
 * for those of a whole system), since the checker connects to nothing; and with large pages for memory allocated by the
 * C library, so that a snapshot is read with fewer page faults (10 ms).
 */
function environment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  return { GLIBC_TUNABLES: "glibc.malloc.hugetlb=1", ...rest };
}

/**
 * Starts a checker: from the start-up snapshot if there is one, otherwise from its program's text, and then a snapshot
 * is made for the next time.
 *
 * If Node refuses a snapshot (another V8 than its name says, a damaged file), the process ends before any of our code
 * runs, without an answer; the checker is then started without a snapshot, with the same questions.
 *
 * A check that needs all of Node's types stops, and a process that starts from a snapshot with them takes over, in a
 * third of the time that reading them would take. If that snapshot does not exist, the types are read, and it is made.
 */
export function checkerProcess(places: CheckerPlaces, { answer, end }: CheckerHandlers): CheckerProcess {
  let child: ChildProcess;
  /**
   * The messages sent to the process, in order, from number `first` on: those that a replacement may have to be sent.
   */
  let told: ToChecker[] = [];
  let first = 0;
  const tell = (message: ToChecker | Restoring): void => {
    if (child.connected) child.send(message, () => {});
  };
  const tellAll = (): void => {
    for (const message of told) tell(message);
  };
  /** Forgets all messages up to an answered question. */
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

  /** Lets another process continue where one has stopped or, if there is no snapshot for it, the same one. */
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

/** Makes a snapshot, once, in a process that may outlive this one. */
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
