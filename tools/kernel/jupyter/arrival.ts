import type { Request } from "./request.js";

/** A request that waits for its turn, and when it came (ms, by the kernel's clock). */
export interface Arrival {
  readonly request: Request;
  readonly time: number;
}

/** The clocks of front ends count whole milliseconds. */
const tick = 1;

/**
 * Whether a request may be an answer to the failure of another: it was not there when that became known, and, by the
 * clock of the front end that has sent both, it was sent later than that. Where the kernel was busy it may have read
 * such a request along with those that were sent before.
 */
export function isAnswer(later: Arrival, failing: Arrival, known: number): boolean {
  const { header: sent } = later.request.message;
  const { header: before } = failing.request.message;
  const between = Date.parse(sent.date) - Date.parse(before.date);
  return later.time > known && sent.session === before.session && between + tick > known - failing.time;
}
