import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import timersPromises from "node:timers/promises";
import { promisify } from "node:util";
import { type CellRun, currentRun } from "../cellRun.js";
import type { Immediates } from "./immediates.js";

type Callback = (...values: unknown[]) => unknown;
type Settable = (callback: Callback, ...rest: unknown[]) => object;

/** Node's timers, each of which belongs to a cell. */
export interface OwnTimers {
  clear(handle: object): void;
}

/**
 * Replaces Node's timers by ones that note in `own`, while they are pending, which run they belong to. A stopped cell
 * can set no more.
 */
export function takeTimers(turns: Immediates, own: Map<object, CellRun | undefined>): OwnTimers {
  const clear = { timeout: timers.clearTimeout, immediate: turns.clear };
  const clearAny = (handle: object): void => {
    clear.timeout(handle as NodeJS.Timeout);
    clear.immediate(handle as NodeJS.Immediate);
  };

  function settable(original: Settable, repeats: boolean): Settable {
    const set = (callback: Callback, ...rest: unknown[]): object => {
      if (typeof callback !== "function") return original(callback, ...rest); // it throws
      const handle = original(
        repeats
          ? callback
          : function (this: unknown, ...values: unknown[]) {
              own.delete(handle);
              return Reflect.apply(callback, this, values);
            },
        ...rest,
      );
      const run = currentRun();
      if (run?.state === "stopped") clearAny(handle);
      else own.set(handle, run);
      return handle;
    };
    return Object.defineProperties(set, {
      name: { value: original.name, configurable: true },
      length: { value: original.length, configurable: true },
    });
  }
  const clearing = (original: (handle: never) => void): ((handle: unknown) => void) => {
    const clear = (handle: unknown): void => {
      if (typeof handle === "object" && handle !== null) own.delete(handle);
      original(handle as never);
    };
    return Object.defineProperties(clear, Object.getOwnPropertyDescriptors(original));
  };

  const taken = {
    setTimeout: settable(timers.setTimeout as Settable, false),
    setInterval: settable(timers.setInterval as Settable, true),
    setImmediate: settable(turns.set, false),
    clearTimeout: clearing(timers.clearTimeout),
    clearInterval: clearing(timers.clearInterval),
    clearImmediate: clearing(turns.clear),
  };
  // Looked up when it is called: by then its promise is one that an interrupt rejects.
  const promised =
    (name: "setTimeout" | "setImmediate") =>
    (...values: unknown[]): unknown =>
      Reflect.apply(timersPromises[name], undefined, values);
  for (const name of ["setTimeout", "setImmediate"] as const)
    Object.defineProperty(taken[name], promisify.custom, { value: promised(name), enumerable: true });
  Object.assign(timers, taken);
  Object.assign(globalThis, taken);
  syncBuiltinESMExports();
  return { clear: clearAny };
}
