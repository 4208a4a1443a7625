import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ILabShell } from "@jupyterlab/application";
import { PathExt } from "@jupyterlab/coreutils";
import { IDocumentManager } from "@jupyterlab/docmanager";
import { DocumentWidget } from "@jupyterlab/docregistry";
import type { Widget } from "@lumino/widgets";

/** Opens the notebook that the page's address names (`?path=05-convolution.ipynb`), and names there what is open. */
const opener: JupyterFrontEndPlugin<void> = {
  id: "noether:opener",
  description: "The open notebook is in the page's address.",
  autoStart: true,
  requires: [IDocumentManager, ILabShell],
  activate(app: JupyterFrontEnd, documents: IDocumentManager, shell: ILabShell) {
    const path = new URL(location.href).searchParams.get("path");
    const name = (shown: Widget | null): void => {
      const url = new URL(location.href);
      if (shown instanceof DocumentWidget) url.searchParams.set("path", shown.context.path);
      else url.searchParams.delete("path");
      history.replaceState(history.state, "", url);
      document.title =
        shown instanceof DocumentWidget ? `${PathExt.basename(shown.context.path)} - Noether` : "Noether";
    };
    const onRenamed = (): void => name(shell.currentWidget);
    shell.currentChanged.connect((_, { oldValue, newValue }) => {
      if (oldValue instanceof DocumentWidget) oldValue.context?.pathChanged.disconnect(onRenamed);
      if (newValue instanceof DocumentWidget) newValue.context.pathChanged.connect(onRenamed);
      // Before the first notebook is open, the address says which it will be.
      if (newValue instanceof DocumentWidget || oldValue instanceof DocumentWidget) name(newValue);
    });
    if (path) void app.started.then(() => documents.openOrReveal(path));
  },
};

export default opener;
