import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import type { Worker } from "node:worker_threads";
import { leave } from "../../endings.js";
import { asRun, type CellRun, currentRun, Interrupted } from "../cellRun.js";
import { gateAll } from "./gates.js";
import type { Immediates } from "./immediates.js";
import { takeTimers } from "./ownTimers.js";

/**
 * What cells leave running: each timer, worker, child process and wait belongs to the cell that began it. Interrupting
 * a cell ends its own, and only its own.
 */
export interface Background {
  /**
   * Asks an interrupted cell to leave: its timers, workers and child processes are ended, and what it waits for is
   * rejected, so that `finally` runs and what it uses is disposed of. `over` is called when its time for that is over.
   *
   * @returns how many promises it was waiting for; if there are none, nothing can make it continue
   */
  leave(run: CellRun, over: () => void): number;
  /** Ends everything that a cell has left running, for good. */
  stop(run: CellRun): void;
  /** Loads a module. Modules are for all cells: what begins meanwhile belongs to none. */
  whileLoading<T>(load: () => Promise<T>): Promise<T>;
}

/** What the background needs: functions that end processes, and that are told of each process started. */
export interface BackgroundWorld {
  readonly turns: Immediates;
  end(children: readonly number[]): void;
  started(child: number): void;
}

/** Replaces Node's timers, and listens for workers and child processes. */
export function background({ turns, end, started }: BackgroundWorld): Background {
  const { setTimeout, clearTimeout } = globalThis;
  const own = new Map<object, CellRun | undefined>(); // what exists, and whose it is
  const timers = takeTimers(turns, own);
  gateAll();
  let clock: NodeJS.Timeout | undefined;

  const hold = (handle: object, isOver: (over: () => void) => void): void => {
    own.set(handle, currentRun());
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

  function endHandles(run: CellRun): void {
    const children: number[] = [];
    for (const [handle, of] of own) {
      if (of !== run) continue;
      own.delete(handle);
      if ("pid" in handle) children.push((handle as ChildProcess).pid ?? 0);
      else if ("terminate" in handle) void (handle as Worker).terminate();
      else timers.clear(handle);
    }
    end(children.filter((child) => child > 0));
  }
  return {
    leave(run, over) {
      run.state = "leaving";
      endHandles(run);
      const waits = [...run.waits];
      run.waits.clear();
      const reason = new Interrupted(run);
      for (const reject of waits) reject(reason);
      clock = setTimeout(over, leave);
      return waits.length;
    },
    stop(run) {
      clearTimeout(clock);
      run.state = "stopped";
      run.waits.clear();
      endHandles(run);
    },
    whileLoading: (load) => asRun(undefined, load),
  };
}
