import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import type { Cell } from "@jupyterlab/cells";
import { INotebookTracker } from "@jupyterlab/notebook";
import { codeFolds } from "../folding/codeFolds.js";
import { guesses } from "../folding/guesses.js";

/** What lessons fold away: code that only draws, and what answers a prediction. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:folding",
  description: "Folds away code that only draws, and answers until one has a guess.",
  autoStart: true,
  requires: [INotebookTracker],
  activate({ commands }, tracker: INotebookTracker) {
    tracker.widgetAdded.connect((_, panel) => {
      void panel.context.ready
        .then(() => panel.revealed)
        .then(() => {
          const run = (cell: Cell): void => {
            panel.content.activeCellIndex = panel.content.widgets.indexOf(cell);
            void commands.execute("notebook:run-cell");
          };
          codeFolds(panel, run);
          guesses(panel, run);
        });
    });
  },
};

export default plugin;
