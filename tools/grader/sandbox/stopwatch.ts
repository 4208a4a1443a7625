import { awakeTicks } from "../awake.js";
import { exerciseSeconds, type Limits } from "./limits.js";
import { processorTime } from "./processorTime.js";

/** Which limit was passed: that of processor time, which decides, or that of the clock, which decides nothing. */
export type Overrun = "processor" | "clock";

type Phase = "cell" | "call" | "idle";

/** Measures what a process takes, phase by phase: a cell, a call. */
export interface Stopwatch {
  /** A phase ends and the next one begins; an idle one is not measured: the process waits for the grader. */
  lap(next: Phase): void;
  stop(): void;
}

/** Most phases end within this time, in seconds, and cost no measurement of their own. */
const UNMEASURED = 1;
/** Less than this share of a processor is waiting, even where sixteen programs share one. */
const WAITING = 0.05;
/** How many times longer the clock runs for a process that computes. */
const BUSY = 8;
/** A process has this much more time, in seconds, to interrupt a cell. */
const SPARE = 1;
/** So often, in seconds, the sum of all phases is measured. */
const ALL = 5;

/**
 * Starts to measure a process. A call may take `limits.seconds` of processor time, and so may a cell, which the process
 * itself interrupts: only where it does not, it is stopped here. All phases together may take twelve times as much. The clock is for what waits without working: it runs only while this process itself runs (a machine that
 * sleeps stops it), and where it runs out, the machine may have been too busy.
 *
 * @param patience how many times longer than usual the clock waits
 * @param expired is called once
 */
export function stopwatch(
  pid: number | undefined,
  limits: Limits,
  patience: number,
  expired: (overrun: Overrun) => void,
): Stopwatch {
  const most = clockSeconds(limits, patience);
  let phase = 0;
  let kind: Phase = "cell";
  let awake = 0;
  let unmeasured = 0;
  let before: number | undefined;
  let measuring = false;
  const end = (overrun: Overrun): void => {
    ticks.clear();
    expired(overrun);
  };
  const measure = async (): Promise<void> => {
    const measured = phase;
    const used = pid === undefined ? undefined : await processorTime(pid);
    if (used !== undefined && used >= patience * exerciseSeconds(limits)) return end("processor");
    if (measured !== phase) return;
    before ??= used;
    const allowed = kind === "cell" ? patience * limits.seconds + SPARE : limits.seconds;
    if (used !== undefined && used - before! >= allowed) return end("processor");
    const computed = used === undefined ? 0 : used - before!;
    // What computes, on however busy a machine, will reach the limit that decides.
    if (awake >= (computed > WAITING * awake ? BUSY * most : most)) end("clock");
  };
  const ticks = awakeTicks((seconds) => {
    if (kind === "idle") return;
    awake += seconds;
    unmeasured += seconds;
    if (measuring || (awake < UNMEASURED && unmeasured < ALL)) return;
    measuring = true;
    unmeasured = 0;
    void measure().finally(() => {
      measuring = false;
    });
  });
  return {
    lap(next) {
      phase++;
      kind = next;
      awake = 0;
      before = undefined;
    },
    stop: () => ticks.clear(),
  };
}

/** How long a phase may last by the clock, in seconds. */
export function clockSeconds({ seconds }: Limits, patience: number): number {
  return 2 * patience * seconds + 5;
}
