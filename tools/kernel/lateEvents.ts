import type { KernelEvent, Listener } from "./session.js";

/** How much text (UTF-16 units) may wait for the next cell before the executor waits. */
const most = 1 << 20;

/** What cells tell when none runs any more, for instance in a timer. */
export interface LateEvents {
  put(event: KernelEvent): void | Promise<void>;
  /** All that waits; it is the next cell's now. */
  take(): readonly KernelEvent[];
}

/** @param listener gets the events at once; without one they wait for the next cell */
export function lateEvents(listener: Listener | undefined): LateEvents {
  let events: KernelEvent[] = [];
  let length = 0;
  let room: () => void = () => {};
  return {
    put(event) {
      if (listener) return listener(event);
      events.push(event);
      length += event.type === "stream" ? event.text.length : 1000;
      if (length > most) return new Promise((resolve) => (room = resolve));
    },
    take() {
      const all = events;
      events = [];
      length = 0;
      room();
      return all;
    },
  };
}
