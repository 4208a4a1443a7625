import type { Import } from "../../compiler/namespace.js";

/** How long (ms) nothing runs before the library is read anyway. */
const quietTime = 400;

/** Reads noether, which nearly every notebook imports, once. */
export interface LibraryReader {
  /** A cell that names it is being checked. */
  now(): void;
  /** A cell has ended: unless another comes, nobody waits for the processor. */
  soon(): void;
  /** A cell begins: it is not read while that runs, nor just after its interrupt, which would stop it midway. */
  later(): void;
  /** What runs has been stopped, and with it perhaps what is being read: no cell waits for that. */
  abandon(): void;
  /**
   * While it is being read: when that ends. A cell begins after it, since a module that is being imported cannot be
   * required.
   */
  readonly reading: Promise<void> | undefined;
}

/**
 * The library takes a processor for 50 ms, which the check of a cell may need: it is read while a cell that names it is
 * checked, or when no cell has come for a while.
 *
 * @param mark tells the watcher, which does not stop what is being read
 */
export function libraryReader(load: Import, mark: (isReading: boolean) => void): LibraryReader {
  let isRead = false;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;
  let end = (): void => {};
  const now = (): void => {
    clearTimeout(timer);
    if (isRead) return;
    isRead = true;
    reading = new Promise((resolve) => {
      end = () => {
        reading = undefined;
        mark(false);
        resolve();
      };
    });
    mark(true);
    void load("noether").then(end, end);
  };
  const soon = (): void => {
    clearTimeout(timer);
    if (!isRead) timer = setTimeout(now, quietTime).unref();
  };
  soon();
  return {
    now,
    soon,
    later: () => clearTimeout(timer),
    abandon: () => end(),
    get reading() {
      return reading;
    },
  };
}
