import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette } from "@jupyterlab/apputils";
import { INotebookTracker } from "@jupyterlab/notebook";
import { listIcon } from "@jupyterlab/ui-components";
import { VariablesView } from "../variables/variablesView.js";

/** The variables of the notebook, in the sidebar on the right. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:variables",
  description: "Lists the variables of the notebook with types and values.",
  autoStart: true,
  requires: [ILabShell, INotebookTracker],
  optional: [ICommandPalette],
  activate(
    app: JupyterFrontEnd,
    shell: ILabShell,
    tracker: INotebookTracker,
    palette: ICommandPalette | null,
  ) {
    const view = new VariablesView(tracker);
    view.title.icon = listIcon;
    shell.add(view, "right", { rank: 100 });
    const command = "noether:show-variables";
    app.commands.addCommand(command, {
      label: "Show Variables",
      execute: () => {
        shell.activateById(view.id);
        view.node.focus();
      },
    });
    palette?.addItem({ command, category: "Noether" });
  },
};

export default plugin;
