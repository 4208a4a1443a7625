import { Worker } from "node:worker_threads";
import type { InterruptOrder } from "./interrupter.js";
import type { FromMain, WatcherData } from "./watcher.js";

/** The executor's second thread, as the main thread sees it. */
export interface WatcherThread {
  /** Starts the thread where that has not happened. */
  tell(message: FromMain): void;
}

/** How long (ms) no cell comes before the thread is started anyway. */
const patience = 150;

/**
 * Starts the watcher with the first cell, or where none comes soon: a thread costs 20 ms of a processor that the check
 * of the first cell may need. Orders of the session's wait for it.
 */
export function watcherThread(data: WatcherData, obey: (order: InterruptOrder) => void): WatcherThread {
  let thread: Worker | undefined;
  const start = (): Worker => {
    if (thread) return thread;
    thread = new Worker(new URL("./watcher.js", import.meta.url), { workerData: data });
    thread.on("message", obey);
    thread.unref();
    return thread;
  };
  setTimeout(start, patience).unref();
  return { tell: (message) => start().postMessage(message) };
}
