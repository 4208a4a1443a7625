import { cellIds } from "./cellIds.js";
import { isMarker, parseMarker } from "./marker.js";
import type { Notebook } from "./notebook.js";

/** Keys that Jupyter, JupyterLab and VS Code add to a cell's metadata. */
const traces = new Set([
  "ExecuteTime",
  "collapsed",
  "execution",
  "jp-MarkdownHeadingCollapsed",
  "pycharm",
  "scrolled",
  "trusted",
  "vscode",
]);

/** A notebook without what a front end adds to it: the kernel, and the state of the view. */
export function withoutTraces({ metadata, cells }: Notebook): Notebook {
  const { kernelspec, language_info, ...rest } = metadata;
  return {
    metadata: rest,
    cells: cells.map((cell) => ({
      ...cell,
      metadata: Object.fromEntries(
        Object.entries(cell.metadata).filter(
          ([key, value]) =>
            !traces.has(key) && !((key === "editable" || key === "deletable") && value === true),
        ),
      ),
    })),
  };
}

/**
 * A notebook as its author would have written it in the percent format: without traces, and with only those cell ids
 * that the source spells out, since a front end gives every new cell a random id.
 *
 * @param source the percent text that the notebook was made from (default: none, for a new notebook)
 */
export function fromJupyter(notebook: Notebook, source: string = ""): Notebook {
  const { metadata, cells } = withoutTraces(notebook);
  const spelt = new Set(
    source
      .split(/\r\n?|\n/)
      .filter(isMarker)
      .map((line) => parseMarker(line).id),
  );
  const ids = cellIds(
    cells.map(({ id, type, metadata }) => ({ id: spelt.has(id) ? id : undefined, type, metadata })),
  );
  return { metadata, cells: cells.map((cell, i) => ({ ...cell, id: ids[i]! })) };
}
