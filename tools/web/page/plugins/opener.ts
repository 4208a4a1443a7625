import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ILabShell } from "@jupyterlab/application";
import { IDocumentManager } from "@jupyterlab/docmanager";
import { DocumentWidget } from "@jupyterlab/docregistry";

/** Opens the notebook that the page's address names (`?path=05-convolution.ipynb`), and names there what is open. */
const opener: JupyterFrontEndPlugin<void> = {
  id: "noether:opener",
  description: "The open notebook is in the page's address.",
  autoStart: true,
  requires: [IDocumentManager, ILabShell],
  activate(app: JupyterFrontEnd, documents: IDocumentManager, shell: ILabShell) {
    const path = new URL(location.href).searchParams.get("path");
    shell.currentChanged.connect((_, { newValue }) => {
      if (!(newValue instanceof DocumentWidget)) return;
      const url = new URL(location.href);
      url.searchParams.set("path", newValue.context.path);
      history.replaceState(history.state, "", url);
    });
    if (path) void app.started.then(() => documents.openOrReveal(path));
  },
};

export default opener;
