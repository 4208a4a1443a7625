import { awakeTicks } from "../awake.js";
import { exerciseSeconds, type Limits } from "./limits.js";
import { processorTime } from "./processorTime.js";

/** Which limit was exceeded: that of processor time, which decides, or that of the clock, which is not final. */
export type Overrun = "processor" | "clock";

type Phase = "cell" | "call" | "idle";

/** Measures the time that a process takes, phase by phase: a cell, a call. */
export interface Stopwatch {
  /** Ends a phase and begins the next; an idle one, in which the process waits for the grader, is not measured. */
  lap(next: Phase): void;
  stop(): void;
}

/** Most phases end within this time, in seconds, and need no measurement of their own. */
const UNMEASURED = 1;
/** Using less than this share of a processor counts as waiting, even if sixteen programs share one. */
const WAITING = 0.05;
/** How many times longer the clock waits for a process that computes. */
const BUSY = 8;
/** The extra time, in seconds, that a process has to interrupt a cell. */
const SPARE = 1;
/** How often, in seconds, the sum of all phases is measured. */
const ALL = 5;

/**
 * Starts to measure a process. A call may take `limits.seconds` of processor time, and so may a cell, which the process
 * interrupts itself: if it does not, it is stopped here. All phases together may take twelve times that. The clock is
 * for processes that wait without working: it runs only while this process runs (it stops while the machine sleeps),
 * and if it runs out, the machine may have been too busy.
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
    // A process that computes, however busy the machine, will reach the limit that decides.
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
