import { AsyncLocalStorage } from "node:async_hooks";

/**
 * One run of a cell, to which everything that it begins belongs, and what follows from that: prints, timers, promises.
 */
export interface CellRun {
  readonly cell: number;
  /** How much (bytes) it has printed and shown, and the error if that was too much. */
  printed: number;
  flooded?: Error;
  /**
   * `ended`: what it has left behind continues; `leaving`: it was interrupted, and is cleaning up; `stopped`: nothing
   * of it continues.
   */
  state: "running" | "ended" | "leaving" | "stopped";
  /** Functions that reject the promises that it may be waiting for. */
  readonly waits: Set<(reason: unknown) => void>;
}

const runs = new AsyncLocalStorage<CellRun | undefined>();

/** A new run of a cell. */
export function cellRun(cell: number): CellRun {
  return { cell, printed: 0, state: "running", waits: new Set() };
}

/** The run that the current code belongs to, if any. */
export function currentRun(): CellRun | undefined {
  return runs.getStore();
}

/** Does something as part of a run, or of none; everything that it begins belongs to that. */
export function asRun<T>(run: CellRun | undefined, work: () => T): T {
  return runs.run(run, work);
}

/** The error with which promises of an interrupted cell are rejected. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor({ cell }: CellRun) {
    super(`cell ${cell} was interrupted`);
  }
}

/**
 * `new Promise` in cells, and in files of their folder: a native promise that is rejected when its cell is interrupted.
 */
function TracedPromise(executor: unknown): Promise<unknown> {
  const run = currentRun();
  // A cell may have replaced the class, or pass no function: then it gets the usual behaviour.
  if (globalThis.Promise !== Promise || run?.state !== "running" || typeof executor !== "function")
    return new globalThis.Promise(executor as () => void);
  return new Promise((resolve, reject) => {
    run.waits.add(reject);
    const settling =
      (settle: (value: unknown) => void) =>
      (value?: unknown): void => {
        run.waits.delete(reject);
        settle(value);
      };
    executor(settling(resolve), settling(reject));
  });
}
export const tracedPromise: PromiseConstructor = TracedPromise as unknown as PromiseConstructor;
