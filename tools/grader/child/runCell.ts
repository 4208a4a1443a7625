import { processorSeconds, watched } from "./watched.js";

// Captured before any code of a learner runs.
const macrotask = setImmediate;
const every = setInterval;
const never = clearInterval;
const now = performance.now.bind(performance);

/** How a cell ended. */
export type CellEnd =
  | { readonly type: "done" }
  | { readonly type: "threw"; readonly error: unknown }
  /** It was stopped while it computed. */
  | { readonly type: "interrupted" }
  /** It was left while it waited. */
  | { readonly type: "left" };

/** How a cell ended, and whether a busy machine may be to blame, because it got less processor time than it may use. */
export interface CellRun {
  readonly end: CellEnd;
  readonly doubtful: boolean;
}

const TICK = 100;
/** Less than this share of a processor is waiting, even where sixteen programs share one. */
const WAITING = 0.05;
const NEARLY = 0.9;

/**
 * Runs one cell, which may compute for `seconds` of processor time and wait for as long.
 *
 * @param patience how many times longer the clock waits
 */
export function runCell(cell: () => Promise<void>, seconds: number, patience: number): Promise<CellRun> {
  return new Promise((resolve) => {
    const before = processorSeconds();
    const used = (): number => processorSeconds() - before;
    let end: CellEnd | undefined;
    const finish = (ended: CellEnd, doubtful = false): void => {
      process.off("beforeExit", giveUp);
      if (ticking !== undefined) never(ticking);
      resolve({ end: ended, doubtful });
    };
    const giveUp = (): void =>
      finish({ type: "threw", error: new Error("it waits for something that never comes") });
    let ticking: NodeJS.Timeout | undefined;
    const wait = (): void => {
      // A process with nothing left to do would end here, though a cell is still waiting.
      process.on("beforeExit", giveUp);
      let waited = 0;
      let last = now();
      ticking = every(() => {
        const time = now();
        waited += Math.min(time - last, 2 * TICK) / 1000;
        last = time;
        if (used() >= seconds) finish({ type: "left" });
        else if (waited >= seconds * patience) finish({ type: "left" }, used() > WAITING * waited);
      }, TICK).unref();
    };
    macrotask(() => {
      try {
        const ended = watched(() => {
          cell().then(
            () => {
              end = { type: "done" };
              if (ticking !== undefined) finish(end);
            },
            (error: unknown) => {
              end = { type: "threw", error };
              if (ticking !== undefined) finish(end);
            },
          );
        }, seconds * patience);
        if (!ended) finish({ type: "interrupted" }, used() < NEARLY * seconds);
        else if (end !== undefined) finish(end);
        else wait();
      } catch (error) {
        finish({ type: "threw", error });
      }
    });
  });
}
