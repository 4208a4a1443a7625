import { Notification } from "@jupyterlab/apputils";
import type { Cell } from "@jupyterlab/cells";
import type { IDocumentManager } from "@jupyterlab/docmanager";
import { type Notebook, NotebookPanel } from "@jupyterlab/notebook";
import type { Target } from "../../course/panel.js";

/** Opens a notebook, at the cell of an exercise or at another cell if one is named, and moves the focus there. */
export async function openAt(
  documents: IDocumentManager,
  { path, exercise, cell }: Target,
): Promise<NotebookPanel | undefined> {
  const widget = documents.openOrReveal(path);
  if (!(widget instanceof NotebookPanel)) return undefined;
  await widget.revealed;
  const notebook = widget.content;
  if (exercise === undefined) {
    const at = notebook.widgets.findIndex(({ model }) => model.id === cell);
    if (at >= 0) await reveal(notebook, at, notebook.widgets[at]!);
    else notebook.activate();
    return widget;
  }
  const index = notebook.widgets.findIndex(({ model }) => model.getMetadata("exercise") === exercise);
  if (index < 0) {
    Notification.warning(
      `This sheet has no cell of the exercise ${exercise} any more: "Reset this sheet" in the menu File puts it back, and keeps yours.`,
      { autoClose: false },
    );
    return widget;
  }
  // The text of the exercise is in the cell above.
  await reveal(notebook, index, notebook.widgets[index - 1] ?? notebook.widgets[index]!);
  return widget;
}

/** Makes a cell the active one, and moves another, or itself, to the top of the window. */
async function reveal(notebook: Notebook, index: number, top: Cell): Promise<void> {
  notebook.deselectAll();
  notebook.activeCellIndex = index;
  await notebook.scrollToItem(index);
  notebook.activate();
  await top.ready;
  top.node.scrollIntoView({ block: "start" });
}
