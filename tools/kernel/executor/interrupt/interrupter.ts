import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeStop } from "../../../globals.js";
import { leave } from "../../endings.js";
import { control, type PipeMemory, wake } from "../output/pipe.js";
import { endChildren } from "./processTree.js";

/** A function that was running when it was stopped, in compiled code; lines and columns count from 1. */
export interface StoppedFrame {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An order to the main thread: to end the cell if it can; or, if it was stopped there, to end the cell now. */
export type InterruptOrder =
  | { readonly type: "ask"; readonly cell: number }
  | { readonly type: "stopped"; readonly cell: number; readonly frames: readonly StoppedFrame[] };

/** The stages of an interrupt; during `leaving` the cell cleans up. */
export const stage = { none: 0, asked: 1, leaving: 2, stopping: 3, done: 4 } as const;

/** How long (ms) to wait before the next, stronger step. */
const delay = {
  ask: 10,
  leave: leave + 100,
  pause: 30,
  children: 20,
  ownWork: 120,
  messages: 2000,
  reading: 30_000,
} as const;

interface Paused {
  readonly params: {
    readonly callFrames: readonly {
      readonly functionName: string;
      readonly location: {
        readonly scriptId: string;
        readonly lineNumber: number;
        readonly columnNumber?: number;
      };
    }[];
  };
}

/** What an interrupter needs. */
export interface InterrupterWorld {
  readonly memory: PipeMemory;
  /** The start of the URLs of the kernel's own files. */
  readonly kernel: string;
  /** Sends an order to the main thread. */
  tell(order: InterruptOrder): void;
  /** Child processes that other cells have started. */
  children(cell: number): readonly number[];
}

/**
 * Stops cells from the watcher's thread. A main thread that is waiting is asked, and ends the cell itself, with a
 * little time to clean up. One that is busy is paused at its next instruction, and its stack is discarded: soon after
 * that instruction, not at it. This does not happen while it reads the library, and if possible not within Node's or
 * the kernel's own functions; what these share with the watcher can bear it (see `pipe`). If it waits in the system for
 * a child process, that process is ended.
 */
export function interrupter(world: InterrupterWorld): (cell: number) => Promise<void> {
  const { memory, tell } = world;
  const { control: cells } = memory;
  const hasEnded = (cell: number): boolean => Atomics.load(cells, control.ended) === cell;
  const isOver = (cell: number): boolean =>
    Atomics.load(cells, control.interrupt) === stage.done || hasEnded(cell);
  const isLeaving = (): boolean => Atomics.load(cells, control.interrupt) === stage.leaving;

  return async (cell) => {
    if (hasEnded(cell)) return;
    Atomics.store(cells, control.interrupt, stage.asked);
    wake(cells);
    tell({ type: "ask", cell });
    // A stopped main thread may first call something else that does not end: it is stopped again until it has taken
    // notice.
    for (;;) {
      await sleepUntil(() => isOver(cell) || isLeaving(), delay.ask);
      const hasLeft = isLeaving();
      if (hasLeft) await sleepUntil(() => isOver(cell), delay.leave);
      if (isOver(cell)) break;
      // It may take notice only now.
      const frames = await stop(world, cell, () => isOver(cell) || (!hasLeft && isLeaving()));
      if (frames) tell({ type: "stopped", cell, frames });
    }
    while (!hasEnded(cell)) await sleep(1);
    Atomics.store(cells, control.interrupt, stage.none);
  };
}

const isCell = ({ file }: StoppedFrame): boolean => /^cell-\d+\.ts$/.test(file);

/** Sleeps until a condition is true, or a time (ms) is over. */
async function sleepUntil(isSo: () => boolean, time: number): Promise<void> {
  for (const until = Date.now() + time; !isSo() && Date.now() < until; ) await sleep(1);
}

/** Discards the main thread's stack and returns what was on it; undefined if the cell has ended on its own. */
async function stop(
  { memory: { control: cells }, kernel, children }: InterrupterWorld,
  cell: number,
  isOver: () => boolean,
): Promise<readonly StoppedFrame[] | undefined> {
  const began = Date.now();
  const session = new Session();
  session.connectToMainThread();
  const files = new Map<string, string>();
  let seen = began; // when the main thread last gave a sign of life, or its children were last ended
  let stopped: readonly StoppedFrame[] | undefined;
  let finished = false;
  session.on("Debugger.scriptParsed", ({ params }: { params: { scriptId: string; url: string } }) => {
    files.set(params.scriptId, params.url);
  });
  session.on("Debugger.paused", ({ params: { callFrames } }: Paused) => {
    seen = Date.now();
    const frames = callFrames.map(({ functionName, location }) => ({
      name: functionName,
      file: files.get(location.scriptId) ?? "",
      line: location.lineNumber + 1,
      column: (location.columnNumber ?? 0) + 1,
    }));
    const isOwn = ({ file }: StoppedFrame): boolean =>
      file === "" || file.startsWith("node:") || file.startsWith(kernel);
    const isOwnAlone = frames.every(isOwn);
    const time = isOwnAlone ? delay.messages : delay.ownWork;
    const isLate = Date.now() - began > time && Atomics.load(cells, control.begun) === cell;
    // A module that is stopped while Node first runs it stays unfinished: so the library, which cells wait for, is read
    // to the end.
    const isReading =
      Atomics.load(cells, control.reading) === 1 &&
      Date.now() - began < delay.reading &&
      !frames.some(isCell);
    if (isReading) session.post("Debugger.resume");
    else if (!isLate && isOwnAlone) session.post("Debugger.resume");
    else if (!isLate && isOwn(frames[0]!)) session.post("Debugger.stepOut");
    else if (stopped || isOver()) session.post("Debugger.resume");
    else {
      Atomics.store(cells, control.interrupt, stage.stopping);
      stopped = frames;
      // In the global scope: a frame of Node's own knows neither `globalThis` nor `Symbol`.
      const expression = `this[${JSON.stringify(beforeStop)}]?.()`;
      session.post("Runtime.evaluate", { expression, silent: true }, () =>
        session.post("Debugger.resume", { terminateOnResume: true }, () => {
          finished = true;
        }),
      );
    }
  });
  session.post("Debugger.enable");
  session.post("Debugger.pause");
  let asked = Date.now();
  let ending: Promise<void> | undefined;
  while (!finished && !(isOver() && !stopped)) {
    await sleep(1);
    if (stopped) continue;
    // It may be about to start the next child process, and wait for that.
    if (Date.now() - seen > delay.children)
      ending ??= endChildren(process.pid, children(cell)).finally(() => {
        ending = undefined;
        seen = Date.now();
      });
    if (Date.now() - asked > delay.pause) {
      session.post("Debugger.pause");
      asked = Date.now();
    }
  }
  session.removeAllListeners(); // a pause that comes still ends with the session
  session.post("Debugger.disable");
  session.disconnect();
  await ending;
  return stopped;
}
