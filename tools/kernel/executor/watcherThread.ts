import { Worker } from "node:worker_threads";
import type { InterruptOrder } from "./interrupter.js";
import type { FromMain, WatcherData } from "./watcher.js";

/**
 * Starts the watcher, at once. One that started only with the first cell could fall asleep in the midst of an interrupt
 * where that cell kept the main thread busy, and the session waited for ever (seen with Node 20.20; why is not known).
 *
 * @returns how to tell it something
 */
export function watcherThread(
  data: WatcherData,
  obey: (order: InterruptOrder) => void,
): (message: FromMain) => void {
  const thread = new Worker(new URL("./watcher.cjs", import.meta.url), { workerData: data });
  thread.on("message", obey);
  thread.unref();
  return (message) => thread.postMessage(message);
}
