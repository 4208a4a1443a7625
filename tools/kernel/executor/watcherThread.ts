import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { InterruptOrder } from "./interrupt/interrupter.js";
import type { FromMain, WatcherData } from "./watcher.js";

/**
 * Starts the watcher, at once. If it started only with the first cell, it could fall asleep in the middle of an
 * interrupt while that cell kept the main thread busy, and the session waited for ever (seen with Node 20.20, cause
 * unknown).
 *
 * @returns a function that sends it a message, and the port with its answers
 */
export function watcherThread(
  data: Omit<WatcherData, "answers">,
  obey: (order: InterruptOrder) => void,
): { tell(message: FromMain): void; readonly answers: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(new URL("./watcher.cjs", import.meta.url), {
    workerData: { ...data, answers: port2 } satisfies WatcherData,
    transferList: [port2],
  });
  thread.on("message", obey);
  // Without the watcher no message would arrive any more.
  thread.on("exit", () => process.kill(process.pid, "SIGKILL"));
  thread.unref();
  return { tell: (message) => thread.postMessage(message), answers: port1 };
}
