import { AsyncLocalStorage } from "node:async_hooks";

/** One run of a cell, to which belongs all that it begins, and what follows from that: prints, timers, promises. */
export interface CellRun {
  readonly cell: number;
  /** How much (bytes) it has printed and shown, and what it was told when that was too much. */
  printed: number;
  flooded?: Error;
  /**
   * `ended`: what it has left behind goes on; `leaving`: it was interrupted, and clears up; `stopped`: nothing of it goes
   * on.
   */
  state: "running" | "ended" | "leaving" | "stopped";
  /** Each rejects a promise that it may be waiting for. */
  readonly waits: Set<(reason: unknown) => void>;
}

const runs = new AsyncLocalStorage<CellRun | undefined>();

/** A run that begins. */
export function cellRun(cell: number): CellRun {
  return { cell, printed: 0, state: "running", waits: new Set() };
}

/** The run that what is executed now belongs to, if any. */
export function currentRun(): CellRun | undefined {
  return runs.getStore();
}

/** Does something as a run, or as none: all that it begins belongs to that. */
export function asRun<T>(run: CellRun | undefined, work: () => T): T {
  return runs.run(run, work);
}

/** What a promise is rejected with whose cell is interrupted. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor({ cell }: CellRun) {
    super(`cell ${cell} was interrupted`);
  }
}

/** `new Promise` in cells, and in files beside them: a native promise that the interrupt of its cell rejects. */
function TracedPromise(executor: unknown): Promise<unknown> {
  const run = currentRun();
  // A cell may have put another class in its place, or give no function: then it learns of that.
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
