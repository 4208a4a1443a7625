import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { INotebookTracker } from "@jupyterlab/notebook";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";
import { PageWidgets } from "../widgets/pageWidgets.js";
import { WidgetOutput } from "../widgets/widgetOutput.js";

/** Sliders, lists and buttons of `noether/widgets`, drawn by Jupyter's own controls. */
const widgets: JupyterFrontEndPlugin<void> = {
  id: "noether:widgets",
  description: "Widgets of cells, whose program is loaded with the first of them.",
  autoStart: true,
  requires: [INotebookTracker, IRenderMimeRegistry],
  activate(_, notebooks: INotebookTracker, registry: IRenderMimeRegistry) {
    const shown = new PageWidgets();
    registry.addFactory(
      {
        // An output names a model: what is drawn comes from the kernel.
        safe: true,
        mimeTypes: ["application/vnd.jupyter.widget-view+json"],
        defaultRank: 10,
        createRenderer: ({ mimeType }) => new WidgetOutput(mimeType, shown),
      },
      10,
    );
    notebooks.widgetAdded.connect((_, { sessionContext }) => {
      const kernel = sessionContext.session?.kernel;
      if (kernel) shown.follow(kernel);
      sessionContext.kernelChanged.connect((_, { newValue }) => {
        if (newValue) shown.follow(newValue);
      });
    });
  },
};

export default widgets;
