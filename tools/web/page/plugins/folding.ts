import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { INotebookTracker } from "@jupyterlab/notebook";
import { codeFolds } from "../folding/codeFolds.js";
import { guesses } from "../folding/guesses.js";

/** What lessons fold away: code that only draws, and what answers a prediction. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:folding",
  description: "Folds away code that only draws, and answers until one has a guess.",
  autoStart: true,
  requires: [INotebookTracker],
  activate(_, tracker: INotebookTracker) {
    tracker.widgetAdded.connect((_, panel) => {
      void panel.context.ready
        .then(() => panel.revealed)
        .then(() => {
          codeFolds(panel);
          guesses(panel);
        });
    });
  },
};

export default plugin;
