import type { Import } from "../../compiler/namespace.js";

/** How long (ms) the executor has to be idle before the library is read anyway. */
const quietTime = 400;

/** Loads noether, which nearly every notebook imports, once. */
export interface LibraryReader {
  /** Called when a cell that names it is being checked. */
  now(): void;
  /** Called when a cell has ended: unless another comes, nobody needs the processor. */
  soon(): void;
  /**
   * Called when a cell begins: the library is not read while it runs, nor just after its interrupt, which would stop
   * the reading midway.
   */
  later(): void;
  /** Called when what runs has been stopped, and perhaps the reading with it, so that no cell waits for that. */
  abandon(): void;
  /**
   * While the library is being read, a promise of the end of that. A cell begins after it, since a module that is being
   * imported cannot be required.
   */
  readonly reading: Promise<void> | undefined;
}

/**
 * Loading the library takes 50 ms of a processor that checking a cell may need: it is loaded while a cell that names it
 * is being checked, or when no cell has come for a while.
 *
 * @param mark tells the watcher, which does not stop the reading
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
