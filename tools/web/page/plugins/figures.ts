import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";
import { FigureView } from "../figures/figureView.js";

const plotlyType = "application/vnd.plotly.v1+json";

/** Figures move: Plotly draws them, and our program those of the course. */
const figures: JupyterFrontEndPlugin<void> = {
  id: "noether:figures",
  description: "Figures in Plotly's form, which is loaded with the first of them.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  activate(_, registry: IRenderMimeRegistry) {
    registry.addFactory(
      {
        // A figure is numbers and words: no program can be in it.
        safe: true,
        mimeTypes: [plotlyType],
        defaultRank: 10,
        createRenderer: ({ mimeType }) => new FigureView(mimeType),
      },
      10,
    );
  },
};

export default figures;
