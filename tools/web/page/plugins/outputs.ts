import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { INotebookTracker } from "@jupyterlab/notebook";
import { longOutputs } from "../outputs/longOutputs.js";
import { timing } from "../outputs/timing.js";

/** What is said about outputs: how long a cell ran, and how much of a long text is not shown. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:outputs",
  description: "Says how long cells ran, and cuts long outputs.",
  autoStart: true,
  requires: [INotebookTracker],
  activate(_, tracker: INotebookTracker) {
    tracker.widgetAdded.connect((_, panel) => {
      timing(panel);
      longOutputs(panel);
    });
  },
};

export default plugin;
