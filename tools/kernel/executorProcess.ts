import { fork } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { frameReader } from "./frames.js";
import type { ExecutorSettings, FromExecutor, ToExecutor } from "./protocol.js";
import type { KernelEvent } from "./session.js";

/** How the executor went. */
export interface Death {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outOfMemory: boolean;
}

/** Where the executor's messages go. */
export interface ExecutorHandlers {
  event(event: KernelEvent): void;
  message(message: Exclude<FromExecutor, KernelEvent>): void;
  /** Comes last, once. */
  death(death: Death): void;
}

/** An executor in a process of its own. */
export interface ExecutorProcess {
  readonly pid: number | undefined;
  send(message: ToExecutor): void;
  kill(): void;
}

/** What V8 writes before it gives up; from here on its text is of no use to the person. */
const lastWords = /\n?<--- Last few GCs --->|\n?FATAL ERROR: |\n?#\n# Fatal/;

/** Starts an executor in the notebook's folder, with at most `heapLimit` MiB of JavaScript values. */
export function executorProcess(
  settings: ExecutorSettings,
  heapLimit: number,
  handlers: ExecutorHandlers,
): ExecutorProcess {
  const entry = fileURLToPath(new URL("./executor/main.js", import.meta.url));
  const child = fork(entry, [JSON.stringify(settings)], {
    cwd: settings.folder,
    execArgv: [`--max-old-space-size=${heapLimit}`, "--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "pipe", "pipe", "pipe", "ipc"],
  });
  const text = (name: "stdout" | "stderr", text: string): void =>
    handlers.event({ type: "stream", name, text });
  const read = frameReader({
    text,
    message(json) {
      const message = JSON.parse(json) as FromExecutor;
      if (isEvent(message)) handlers.event(message);
      else handlers.message(message);
    },
  });
  (child.stdio[3] as Readable).on("data", read);
  // Written past JavaScript: by a child process of the cell's, by native code, or by V8 in its last moments.
  let dying = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => text("stdout", chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    if (dying === "") {
      const end = chunk.search(lastWords);
      if (end !== 0) text("stderr", end < 0 ? chunk : chunk.slice(0, end));
      if (end >= 0) dying = chunk.slice(end);
    } else dying += chunk;
  });
  let dead = false;
  const die = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (!dead)
      handlers.death({ code, signal, outOfMemory: /heap out of memory|allocation failed/i.test(dying) });
    dead = true;
  };
  child.once("error", () => die(null, null));
  child.once("close", die);
  return {
    pid: child.pid,
    send(message) {
      if (child.connected) child.send(message, () => {});
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

function isEvent(message: FromExecutor): message is KernelEvent {
  return ["stream", "display", "update", "result"].includes(message.type);
}
