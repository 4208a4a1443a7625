import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { frame } from "../frames.js";
import { control, drain, locked, type PipeMemory, pipe } from "./pipe.js";
import { whereabouts } from "./whereabouts.js";

/**
 * The executor's second thread. It writes waiting prints while the main thread is busy, says where a cell is whose time
 * is over, and ends the process when the session is gone: all that a main thread in an endless loop does not do.
 */
const { memory, output, parent } = workerData as {
  readonly memory: PipeMemory;
  readonly output: number;
  readonly parent: number;
};

/** Prints that follow each other within this time (milliseconds) are written together. */
const patience = 10;

/** In every Node that we support, though not in the library of types that we compile with. */
interface WaitAsync {
  waitAsync(
    cells: Int32Array,
    index: number,
    value: number,
  ): { readonly async: boolean; readonly value: Promise<string> };
}

async function write(): Promise<never> {
  for (;;) {
    const wait = (Atomics as unknown as WaitAsync).waitAsync(memory.control, control.waiting, 0);
    if (wait.async) await wait.value;
    await sleep(patience);
    Atomics.store(memory.control, control.waiting, 0);
    locked(memory, () => drain(memory, output));
  }
}

/** What the main thread tells when a cell begins, and when it ends. */
export interface Deadline {
  /** Milliseconds; nothing when the cell has ended. */
  readonly timeLimit?: number;
}

let clock: NodeJS.Timeout | undefined;
parentPort?.on("message", ({ timeLimit }: Deadline) => {
  clearTimeout(clock);
  if (timeLimit !== undefined) clock = setTimeout(tellWhere, timeLimit);
});

async function tellWhere(): Promise<void> {
  const place = await whereabouts();
  const channel = pipe(output, memory);
  channel.append(frame.message, JSON.stringify({ type: "where", ...place }));
  channel.flush();
}

function isOrphan(): boolean {
  try {
    process.kill(parent, 0); // asks only whether it is there
    return process.ppid !== parent;
  } catch {
    return true;
  }
}

setInterval(() => {
  if (isOrphan()) process.kill(process.pid, "SIGKILL");
}, 2000);

await write();
