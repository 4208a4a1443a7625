import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { DocumentWidget } from "@jupyterlab/docregistry";
import { ending, saved } from "../../course/ending.js";

/** When the server is about to end, everything that is open is saved, and the server is told. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:ending",
  description: "Saves what is open when the server ends.",
  autoStart: true,
  activate(app: JupyterFrontEnd) {
    const { events } = app.serviceManager;
    events.stream.connect((_, event) => {
      if (event.schema_id === ending)
        void save(app).then(() => events.emit({ schema_id: saved, version: "1", data: {} }));
    });
  },
};

async function save({ shell }: JupyterFrontEnd): Promise<void> {
  for (const widget of shell.widgets("main")) {
    if (widget instanceof DocumentWidget && widget.context.model.dirty) await widget.context.save();
  }
}

export default plugin;
