import { Notification } from "@jupyterlab/apputils";
import type { IDocumentManager } from "@jupyterlab/docmanager";
import { NotebookPanel } from "@jupyterlab/notebook";
import type { Target } from "../../course/panel.js";

/** Opens a notebook, at the cell of an exercise if one is named, and moves the focus there. */
export async function openAt(
  documents: IDocumentManager,
  { path, exercise }: Target,
): Promise<NotebookPanel | undefined> {
  const widget = documents.openOrReveal(path);
  if (!(widget instanceof NotebookPanel)) return undefined;
  await widget.revealed;
  if (exercise === undefined) {
    widget.content.activate();
    return widget;
  }
  const notebook = widget.content;
  const index = notebook.widgets.findIndex(({ model }) => model.getMetadata("exercise") === exercise);
  if (index < 0) {
    Notification.warning(
      `This sheet has no cell of the exercise ${exercise} any more: "Reset this sheet" in the menu File puts it back, and keeps yours.`,
      { autoClose: false },
    );
    return widget;
  }
  notebook.deselectAll();
  notebook.activeCellIndex = index;
  await notebook.scrollToItem(index);
  notebook.activate();
  // The text of the exercise is in the cell above.
  const above = notebook.widgets[index - 1] ?? notebook.widgets[index]!;
  await above.ready;
  above.node.scrollIntoView({ block: "start" });
  return widget;
}
