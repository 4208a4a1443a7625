import events from "node:events";
import fsPromises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import streamPromises from "node:stream/promises";
import timersPromises from "node:timers/promises";
import util from "node:util";
import { currentRun } from "../cellRun.js";

type Promising = (...values: unknown[]) => unknown;

/** A function whose promises are rejected when their cell is interrupted, and do not settle after that. */
function gated(original: Promising): Promising {
  const gate = function (this: unknown, ...values: unknown[]): unknown {
    const promise: unknown = Reflect.apply(original, this, values);
    const run = currentRun();
    if (!run || !(promise instanceof Promise)) return promise;
    return new Promise((resolve, reject) => {
      if (run.state === "running") run.waits.add(reject);
      const pass = (settle: (value: unknown) => void) => (value: unknown) => {
        run.waits.delete(reject);
        if (run.state !== "stopped") settle(value);
      };
      promise.then(pass(resolve), pass(reject));
    });
  };
  return Object.defineProperties(gate, Object.getOwnPropertyDescriptors(original));
}

function gate(target: object, names: readonly string[]): void {
  for (const name of names) {
    const original = (target as Record<string, unknown>)[name];
    if (typeof original === "function") Object.assign(target, { [name]: gated(original as Promising) });
  }
}

/** Gates Node's own functions that return promises: timers, files, streams, `fetch`. */
export function gateAll(): void {
  gate(timersPromises, ["setTimeout", "setImmediate"]);
  gate(timersPromises.scheduler, ["wait", "yield"]);
  const { setInterval: ticks } = timersPromises;
  const setInterval = (...values: Parameters<typeof ticks>): unknown => {
    const iterator = ticks(...values);
    gate(iterator, ["next"]);
    return iterator;
  };
  Object.assign(timersPromises, { setInterval });
  gate(
    fsPromises,
    Object.keys(fsPromises).filter((name) => name !== "constants" && name !== "watch"),
  );
  gate(events, ["once"]);
  gate(streamPromises, ["pipeline", "finished"]);
  gate(globalThis, ["fetch"]);
  const { promisify } = util;
  const promisifyGated = (original: never): unknown => gated(promisify(original) as unknown as Promising);
  Object.assign(util, {
    promisify: Object.defineProperties(promisifyGated, Object.getOwnPropertyDescriptors(promisify)),
  });
  syncBuiltinESMExports();
}
