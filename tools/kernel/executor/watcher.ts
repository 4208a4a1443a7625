import { Socket } from "node:net";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { ToWatcher } from "../protocols/executor.js";
import { interrupter } from "./interrupt/interrupter.js";
import { endTree } from "./interrupt/processTree.js";
import { whereabouts } from "./interrupt/whereabouts.js";
import { type PipeMemory, wake } from "./output/pipe.js";
import { pipeWriter } from "./output/pipeWriter.js";

/**
 * The executor's second thread. It writes what the main thread prints and sends, stops a cell that is interrupted,
 * reports where a cell is whose time is over, and ends the process when the session is gone: everything that a main
 * thread in an endless loop cannot do. It never waits for the main thread.
 */
const { memory, output, orders, parent, answers } = workerData as WatcherData;

/** What the watcher is given when it starts. */
export interface WatcherData {
  readonly memory: PipeMemory;
  /** The descriptors of the executor's pipe and of the session's orders to this thread. */
  readonly output: number;
  readonly orders: number;
  /** The session's process. */
  readonly parent: number;
  /** The port through which the main thread gets answers. */
  readonly answers: MessagePort;
}

const pipe = pipeWriter(memory, output);

/** The child processes that cells have started, each with the cell that was running. */
const children = new Map<number, number>();

const interrupt = interrupter({
  memory,
  kernel: new URL("../", import.meta.url).href,
  tell: (order) => parentPort?.postMessage(order),
  children: (cell) => [...children].filter(([, started]) => started !== cell).map(([child]) => child),
});

/** Interrupts are carried out one after another. */
let done: Promise<void> = Promise.resolve();
function obey(order: ToWatcher): void {
  if (order.type === "taken") pipe.taken(order.bytes);
  else if (order.type === "answer") {
    answers.postMessage(order);
    wake(memory.control);
  } else {
    done = done.then(async () => {
      await interrupt(order.cell);
      pipe.send({ type: "interrupted", cell: order.cell });
    });
  }
}
let unread = "";
new Socket({ fd: orders, readable: true, writable: false }).setEncoding("utf8").on("data", (text: string) => {
  const lines = (unread + text).split("\n");
  unread = lines.pop() ?? "";
  for (const line of lines) obey(JSON.parse(line) as ToWatcher);
});

/** Messages of the main thread. */
export type FromMain =
  /** The cell may run for this many milliseconds; or, without a number, it has ended. */
  | { readonly type: "deadline"; readonly timeLimit?: number }
  /** A child process was started while that cell ran, or was the last to have run. */
  | { readonly type: "started"; readonly child: number; readonly cell: number }
  /** Child processes of an interrupted cell: they and what they have started are ended. */
  | { readonly type: "end"; readonly children: readonly number[] };

let clock: NodeJS.Timeout | undefined;
parentPort?.on("message", (message: FromMain) => {
  if (message.type === "started") children.set(message.child, message.cell);
  else if (message.type === "end") void endTree(message.children);
  else {
    clearTimeout(clock);
    if (message.timeLimit !== undefined) clock = setTimeout(tellWhere, message.timeLimit);
  }
});

async function tellWhere(): Promise<void> {
  pipe.send({ type: "where", ...(await whereabouts()) });
}

function isOrphan(): boolean {
  try {
    process.kill(parent, 0); // only asks whether it exists
    return process.ppid !== parent;
  } catch {
    return true;
  }
}

setInterval(() => {
  if (isOrphan()) process.kill(process.pid, "SIGKILL");
}, 2000);

pipe.follow();
