import { isMainThread } from "node:worker_threads";

/**
 * Loaded first in every thread of the executor: in threads that cells start, the dialogs throw, because only a cell can
 * ask.
 */
if (!isMainThread) {
  for (const name of ["prompt", "alert", "confirm"]) {
    const refuse = (): never => {
      throw new Error(
        `${name} asks the person from a cell, not from a worker: ask there, and send the worker the answer (postMessage)`,
      );
    };
    Object.defineProperty(globalThis, name, { value: refuse, writable: true, configurable: true });
  }
}
