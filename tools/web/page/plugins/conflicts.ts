import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { Dialog } from "@jupyterlab/apputils";

/**
 * Enter loses nothing: a question whether a file may be overwritten has Cancel as what is chosen first. In the shell it
 * is Overwrite.
 */
const conflicts: JupyterFrontEndPlugin<void> = {
  id: "noether:conflicts",
  description: "Cancel is the first choice where work could be lost.",
  autoStart: true,
  activate() {
    Dialog.tracker.widgetAdded.connect((_, dialog) => {
      const chosen = dialog.node.querySelector(".jp-Dialog-button.jp-mod-warn");
      const cancel = dialog.node.querySelector<HTMLElement>(".jp-Dialog-button.jp-mod-reject");
      if (!cancel || !/overwrite/i.test(chosen?.textContent ?? "")) return;
      void dialog.ready.then(() => cancel.focus());
    });
  },
};

export default conflicts;
