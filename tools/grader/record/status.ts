import type { Cause } from "../sandbox/ending.js";

/**
 * How an exercise got its points: it was judged by its laws; or its process took too much time or memory, or ended
 * early; or the process ended when calls that it had answered before were repeated ("unsteady": not a function of its
 * input). "Timed out" and "killed" say nothing about the answer: the machine was too busy, or something outside ended
 * the process. Such a result is not final.
 */
export type Status =
  | "judged"
  | "over time"
  | "over memory"
  | "ended early"
  | "unsteady"
  | "timed out"
  | "killed";

/** Whether grading again would not change it. */
export function isFinal(status: Status): boolean {
  return status !== "timed out" && status !== "killed";
}

const byCause: Readonly<Record<Cause, Status>> = {
  done: "judged",
  processor: "over time",
  memory: "over memory",
  output: "ended early",
  channel: "ended early",
  itself: "ended early",
  clock: "timed out",
  killed: "killed",
};

/** The status of an exercise whose process ended for this cause. */
export function statusOf(cause: Cause): Status {
  return byCause[cause];
}
