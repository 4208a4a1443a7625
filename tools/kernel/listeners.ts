import type { KernelEvent, Listener } from "./session.js";

/** For how many cells the listener is kept; events of older ones go to the latest cell. */
const most = 1000;

/** The listeners of cells, also after the cells have ended. */
export interface Listeners {
  /** Makes a cell the latest one. */
  add(cell: number, listener: Listener): Told;
  /** Passes an event to the listener of a cell or, if there is none, to that of the latest cell. */
  tell(event: KernelEvent, cell: number): void | Promise<void>;
}

/** How a listener is doing. */
export interface Told {
  /** @throws what the listener has thrown; since then it has got no more events */
  check(): void;
}

export function listeners(): Listeners {
  const all = new Map<number, Listener>();
  let latest: Listener | undefined;
  return {
    add(cell, listener) {
      let failure: { readonly error: unknown } | undefined;
      const fail = (error: unknown): void => {
        failure ??= { error };
      };
      latest = (event) => {
        if (failure) return;
        try {
          const pending: unknown = listener(event);
          if (pending instanceof Promise) return pending.catch(fail);
        } catch (error) {
          fail(error);
        }
      };
      all.set(cell, latest);
      const [oldest] = all.keys();
      if (all.size > most) all.delete(oldest!);
      return {
        check() {
          if (failure) throw failure.error;
        },
      };
    },
    tell: (event, cell) => (all.get(cell) ?? latest)?.(event),
  };
}
