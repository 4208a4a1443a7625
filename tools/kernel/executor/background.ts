import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import fsPromises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import timersPromises from "node:timers/promises";
import { promisify } from "node:util";
import type { Worker } from "node:worker_threads";
import type { Immediates } from "./immediates.js";

/**
 * What cells leave running: each timer, worker, child process and wait belongs to the cell that has begun it. A cell
 * that is interrupted takes its own along, and only its own.
 *
 * Whose work the main thread does is known from what woke it: a timer's callback, and what follows it at once, belongs
 * to the cell that set the timer. Work that something else wakes (a socket, a callback of `fs`) counts as the running
 * cell's.
 */
export interface Background {
  /** A cell begins. */
  begin(cell: number): void;
  /** Ends all that a cell has left running. */
  stop(cell: number): void;
  /** Modules are for all cells: what begins while some are loaded belongs to none. */
  whileLoading<T>(load: () => Promise<T>): Promise<T>;
}

/** What the background works with; it is told of the processes to end, and of each process that is there. */
export interface BackgroundWorld {
  readonly turns: Immediates;
  end(children: readonly number[]): void;
  started(child: number): void;
}

type Callback = (...values: unknown[]) => unknown;
type Settable = (callback: Callback, ...rest: unknown[]) => object;
type Promising = (...values: unknown[]) => Promise<unknown>;

/** Takes Node's timers over, and listens for workers and child processes. */
export function background({ turns, end, started }: BackgroundWorld): Background {
  let running = 0;
  let current = 0;
  let loading = 0;
  const owner = (): number => (loading > 0 ? 0 : current);
  const interrupted = new Set<number>();
  const own = new Map<object, number>(); // what is there, and whose it is
  const clear = { timeout: timers.clearTimeout, immediate: turns.clear };
  const { setImmediate: soon } = timers;
  const back = (): void => {
    current = running;
  };

  /** Makes what runs now belong to a cell, until something else wakes the thread. */
  function as(cell: number): void {
    current = cell;
    if (cell !== running) soon(back); // set by whoever wakes the thread next, or then
  }

  function settable(original: Settable, repeats: boolean): Settable {
    const set = (callback: Callback, ...rest: unknown[]): object => {
      if (typeof callback !== "function") return original(callback, ...rest); // it throws
      const cell = owner();
      const handle = original(
        function (this: unknown, ...values: unknown[]) {
          if (!repeats) own.delete(handle);
          as(cell);
          return Reflect.apply(callback, this, values);
        },
        ...rest,
      );
      own.set(handle, cell);
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

  /** A function whose promises do not settle any more once their cell is interrupted. */
  function gated(original: Promising): Promising {
    const gate = function (this: unknown, ...values: unknown[]): Promise<unknown> {
      const cell = owner();
      const promise: unknown = Reflect.apply(original, this, values);
      if (!(promise instanceof Promise)) return promise as Promise<unknown>;
      return new Promise((resolve, reject) => {
        const pass = (settle: (value: unknown) => void) => (value: unknown) => {
          if (interrupted.has(cell)) return;
          as(cell);
          settle(value);
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
  gate(globalThis, ["fetch"]);
  const taken = {
    setTimeout: settable(timers.setTimeout as Settable, false),
    setInterval: settable(timers.setInterval as Settable, true),
    setImmediate: settable(turns.set, false),
    clearTimeout: clearing(timers.clearTimeout),
    clearInterval: clearing(timers.clearInterval),
    clearImmediate: clearing(turns.clear),
  };
  for (const name of ["setTimeout", "setImmediate"] as const)
    Object.defineProperty(taken[name], promisify.custom, { value: timersPromises[name], enumerable: true });
  Object.assign(timers, taken);
  Object.assign(globalThis, taken);
  syncBuiltinESMExports();

  const hold = (handle: object, isOver: (over: () => void) => void): void => {
    own.set(handle, owner());
    isOver(() => own.delete(handle));
  };
  subscribe("child_process", (message) => {
    const { process: child } = message as { process: ChildProcess };
    hold(child, (over) => child.once("exit", over));
    process.nextTick(() => child.pid !== undefined && started(child.pid));
  });
  subscribe("worker_threads", (message) => {
    const { worker } = message as { worker: Worker };
    hold(worker, (over) => worker.once("exit", over));
  });

  return {
    begin(cell) {
      running = cell;
      current = cell;
    },
    stop(cell) {
      interrupted.add(cell);
      const children: number[] = [];
      for (const [handle, of] of own) {
        if (of !== cell) continue;
        own.delete(handle);
        if ("pid" in handle) children.push((handle as ChildProcess).pid ?? 0);
        else if ("terminate" in handle) void (handle as Worker).terminate();
        else {
          clear.timeout(handle as NodeJS.Timeout);
          clear.immediate(handle as NodeJS.Immediate);
        }
      }
      end(children.filter((child) => child > 0));
    },
    async whileLoading(load) {
      loading++;
      try {
        return await load();
      } finally {
        loading--;
      }
    },
  };
}
