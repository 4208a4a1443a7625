import { parseHeader } from "../notebook/header.js";
import { isMarker } from "../notebook/marker.js";
import type { Cell, Notebook } from "../notebook/notebook.js";

/**
 * Finds a line of a cell in the percent file that the notebook was read from: `sheet.ts:152:18`, which an editor's
 * terminal can open.
 *
 * @param shown the file's name, as it is shown
 * @param text the text of the file
 */
export function placesIn(
  shown: string,
  text: string,
  notebook: Notebook,
): (cell: Cell, line: number, column: number) => string {
  const lines = text.split(/\r?\n/);
  const markers = lines.flatMap((line, i) =>
    i >= parseHeader(lines).lines && isMarker(line) ? [i + 1] : [],
  );
  // Code before the first marker is a cell without one.
  const before = notebook.cells.length - markers.length;
  return (cell, line, column) => {
    const index = notebook.cells.findIndex(({ id }) => id === cell.id) - before;
    return index < 0 ? shown : `${shown}:${markers[index]! + line}:${column}`;
  };
}
