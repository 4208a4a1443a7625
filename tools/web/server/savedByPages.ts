import { ending, saved } from "../course/ending.js";
import type { Events } from "./events.js";

/**
 * Asks the open pages to save what is not saved yet, and waits until all have, at most so long (ms). Returns how many
 * have not answered.
 */
export async function savedByPages(events: Events, patience = 5000): Promise<number> {
  let left = events.listeners;
  if (left === 0) return 0;
  const answered = new Promise<void>((done) => {
    const stop = events.hear(({ schema_id: id }) => {
      if (id !== saved || --left > 0) return;
      stop();
      done();
    });
  });
  events.tell({ schema_id: ending, data: {} });
  await Promise.race([answered, new Promise<void>((done) => setTimeout(done, patience).unref())]);
  return Math.max(0, left);
}
