import { dtypeOf, newValues, type Values } from "./dtype.js";
import { recording } from "./recording.js";

/**
 * Room for numbers that a kernel needs while it runs, of the dtype of others: of the step's memory where a step is running.
 * What is in it is undefined.
 */
export function withScratch(like: Values, size: number, use: (room: Values) => void): void {
  const memory = recording.scope?.backend.memory;
  const room = memory ? memory.take(dtypeOf(like), size) : newValues(dtypeOf(like), size);
  try {
    use(room);
  } finally {
    memory?.give(room);
  }
}
