import type { Request } from "./request.js";

/** A request that is waiting for its turn, and when it arrived (ms, by the kernel's clock). */
export interface Arrival {
  readonly request: Request;
  readonly time: number;
}

/** The clocks of front ends count whole milliseconds. */
const tick = 1;

/**
 * Whether a request may be a reaction to the failure of another: it had not arrived when that became known, and, by the
 * clock of the front end that sent both, it was sent later than that. A busy kernel may have read such a request
 * together with those that were sent before.
 */
export function isAnswer(later: Arrival, failing: Arrival, known: number): boolean {
  const { header: sent } = later.request.message;
  const { header: before } = failing.request.message;
  const between = Date.parse(sent.date) - Date.parse(before.date);
  return later.time > known && sent.session === before.session && between + tick > known - failing.time;
}
