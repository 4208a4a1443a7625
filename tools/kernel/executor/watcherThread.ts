import { Worker } from "node:worker_threads";
import type { InterruptOrder } from "./interrupter.js";
import type { FromMain, WatcherData } from "./watcher.js";

/** The executor's second thread, as the main thread sees it. */
export interface WatcherThread {
  tell(message: FromMain): void;
}

/**
 * Starts the watcher, at once: of one that starts together with a cell that keeps the main thread busy, Node forgets the
 * timers when it is interrupted, and no later interrupt is heard.
 */
export function watcherThread(data: WatcherData, obey: (order: InterruptOrder) => void): WatcherThread {
  const thread = new Worker(new URL("./watcher.js", import.meta.url), { workerData: data });
  thread.on("message", obey);
  thread.unref();
  return { tell: (message) => thread.postMessage(message) };
}
