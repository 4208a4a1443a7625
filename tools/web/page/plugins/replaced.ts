import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { MarkdownCell } from "@jupyterlab/cells";
import { INotebookTracker, type Notebook } from "@jupyterlab/notebook";

/**
 * A notebook whose cells have all been replaced (reverted, reloaded, reset) shows its text as when it was opened. The
 * shell stays in the mode in which the person wrote, and opens the cell that is the active one now.
 */
const replaced: JupyterFrontEndPlugin<void> = {
  id: "noether:replaced",
  description: "Text is rendered in a notebook that was replaced.",
  autoStart: true,
  requires: [INotebookTracker],
  activate(_: JupyterFrontEnd, notebooks: INotebookTracker) {
    notebooks.widgetAdded.connect((_, { content, context }) => {
      const model = context.model.sharedModel;
      model.changed.connect((_, { cellsChange = [] }) => {
        if (!cellsChange.some((change) => change.delete !== undefined)) return;
        const added = cellsChange.reduce((sum, { insert }) => sum + (insert?.length ?? 0), 0);
        if (added === model.cells.length) render(content);
      });
    });
  },
};

function render(notebook: Notebook): void {
  notebook.mode = "command";
  for (const cell of notebook.widgets)
    if (cell instanceof MarkdownCell && cell.model.sharedModel.getSource() !== "") cell.rendered = true;
}

export default replaced;
