import { fork } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { type ByType, byType } from "../byType.js";
import { delivery } from "../delivery.js";
import { frameReader } from "../pipe/frameReader.js";
import { window } from "../pipe/frames.js";
import { unpacked } from "../pipe/packedComm.js";
import type { ExecutorSettings, FromExecutor, ToExecutor, ToWatcher } from "../protocols/executor.js";
import type { KernelEvent } from "../session.js";
import type { Death } from "./death.js";
import { programPath } from "./programs.js";

/** The executor's messages other than events. */
export type ExecutorMessage = Exclude<FromExecutor, { type: KernelEvent["type"] }>;

/** Handlers of the executor's messages, called one after another: while a promise is awaited, no more are delivered. */
export interface ExecutorHandlers {
  /** `cell` is the number of the cell that the event belongs to, or 0. */
  event(event: KernelEvent, cell: number): void | Promise<void>;
  readonly message: ByType<ExecutorMessage>;
  /** Called last, once. */
  death(death: Death): void;
}

/** An executor in a process of its own. */
export interface ExecutorProcess {
  readonly pid: number | undefined;
  send(message: ToExecutor): void;
  /** Stops a cell, even one that keeps the executor busy; the executor answers with `interrupted`. */
  interrupt(cell: number): void;
  /** Passes on a person's answer, or null if there is none; it arrives even while the executor is busy. */
  answer(request: number, line: string | null): void;
  kill(): void;
}

/** What V8 writes before it gives up; its text from there on is of no use to a person. */
const lastWords = /\n?<--- Last few GCs --->|\n?FATAL ERROR: |\n?#\n# Fatal/;

/** How long (ms) after the executor's end its output may stay open: child processes of the cells may keep it open. */
const afterlife = 200;

/**
 * Of these flags those that this Node has: a wrong count of callbacks, which an interrupt can leave behind, does not
 * end the process; and asynchronous work is traced to its cell without a hook for every promise (from Node 24 on that
 * is the default).
 */
const flags = ["--no-force-async-hooks-checks", "--experimental-async-context-frame"].filter((flag) =>
  process.allowedNodeEnvironmentFlags.has(flag),
);

/** How an executor starts. */
export interface ExecutorStart {
  /** How many MiB of memory JavaScript values may take. */
  readonly heapLimit: number;
  /** Whether the cells are told, by NOETHER_QUICK, that the run is a quick one; undefined leaves that as it is. */
  readonly isQuick: boolean | undefined;
}

/** Starts an executor in the notebook's folder. */
export function executorProcess(
  settings: ExecutorSettings,
  { heapLimit, isQuick }: ExecutorStart,
  handlers: ExecutorHandlers,
): ExecutorProcess {
  const child = fork(programPath("executor.cjs"), [JSON.stringify(settings)], {
    cwd: settings.folder,
    ...(isQuick !== undefined && { env: { ...process.env, NOETHER_QUICK: isQuick ? "1" : "0" } }),
    execArgv: [
      `--max-old-space-size=${heapLimit}`,
      "--disable-warning=ExperimentalWarning",
      ...flags,
      "--require",
      programPath("thread.cjs"),
    ],
    stdio: ["ignore", "pipe", "pipe", "pipe", "ipc", "overlapped"],
  });
  const orders = (child.stdio as readonly unknown[])[5] as Writable;
  orders.on("error", () => {}); // the process has ended
  const order = (message: ToWatcher): void => void orders.write(`${JSON.stringify(message)}\n`);
  const streams = [child.stdout, child.stderr].flatMap((stream) => stream ?? []);
  const queue = delivery({
    full() {
      for (const stream of streams) stream.pause();
    },
    empty() {
      for (const stream of streams) stream.resume();
    },
  });

  // The executor sends no more than a window's worth ahead of what has been delivered.
  let taken = 0;
  const take = (bytes: number): void => {
    taken += bytes;
    if (taken < window / 4) return;
    order({ type: "taken", bytes: taken });
    taken = 0;
  };
  const say = (event: KernelEvent, cell: number): void => queue.put(() => handlers.event(event, cell));
  const isOwn = (message: FromExecutor): message is ExecutorMessage =>
    Object.hasOwn(handlers.message, message.type);
  const read = frameReader({
    text: (name, text, cell) => say({ type: "stream", name, text }, cell),
    message(json, cell) {
      const message = JSON.parse(json) as FromExecutor;
      if (message.type === "comm") say(unpacked(message), cell);
      else if (!isOwn(message)) say(message, cell);
      else if (message.type === "end") void end(message);
      else queue.put(() => byType(message, handlers.message));
    },
  });
  // Output that bypasses JavaScript: of a cell's child process, of native code, or of V8 in its last moments.
  let direct = 0;
  let dying = "";
  const text = (name: "stdout" | "stderr", text: string): void => {
    direct++;
    say({ type: "stream", name, text }, 0);
  };
  // What was there before a frame came is delivered before it: other streams are read before the next turn of the loop.
  (child.stdio[3] as Readable).on("data", (chunk: Buffer) => {
    setImmediate(() => {
      read(chunk);
      queue.put(() => take(chunk.length));
    });
  });
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => text("stdout", chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    if (dying === "") {
      const end = chunk.search(lastWords);
      if (end !== 0) text("stderr", end < 0 ? chunk : chunk.slice(0, end));
      if (end >= 0) dying = chunk.slice(end);
    } else dying += chunk;
  });
  /** Resolves when everything that has been written is delivered. */
  async function quiet(): Promise<void> {
    for (let turn = 0, seen = -1; turn < 20 && seen !== direct; turn++) {
      await queue.emptied();
      seen = direct;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  async function end(message: Extract<FromExecutor, { type: "end" }>): Promise<void> {
    await quiet();
    queue.put(() => handlers.message.end(message));
  }

  let dead = false;
  const die = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (dead) return;
    dead = true;
    const outOfMemory = /heap out of memory|allocation failed/i.test(dying);
    setImmediate(() => queue.put(() => handlers.death({ code, signal, outOfMemory })));
  };
  child.once("error", () => die(null, null));
  child.once("close", die);
  child.once("exit", (code, signal) => {
    setTimeout(() => void quiet().then(() => die(code, signal)), afterlife).unref();
  });
  return {
    pid: child.pid,
    send(message) {
      if (child.connected) child.send(message, () => {});
    },
    interrupt: (cell) => order({ type: "interrupt", cell }),
    answer: (request, line) => order({ type: "answer", request, line }),
    kill: () => void child.kill("SIGKILL"),
  };
}
