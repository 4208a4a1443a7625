import type { Import } from "./namespace.js";

/** How long (ms) no cell comes before the library is read anyway. */
const patience = 400;

/**
 * Reads noether, which nearly every notebook imports, once: when the returned function is first called (while a cell
 * that names it is checked, or after another first cell), or where no cell comes. Not before: it takes a quarter of a
 * second of a processor that the check of the first cell may need.
 */
export function libraryReader(load: Import): () => void {
  let isRead = false;
  const read = (): void => {
    if (isRead) return;
    isRead = true;
    load("noether").catch(() => {});
  };
  setTimeout(read, patience).unref();
  return read;
}
