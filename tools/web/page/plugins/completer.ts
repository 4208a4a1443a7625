import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICompletionProviderManager } from "@jupyterlab/completer";
import { IRenderMimeRegistry } from "@jupyterlab/rendermime";
import { completions } from "../editing/completions.js";

/** Completion with types, and with the documentation of the selected item. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:completer",
  description: "Completes with types and documentation.",
  autoStart: true,
  requires: [ICompletionProviderManager, IRenderMimeRegistry],
  activate(_, manager: ICompletionProviderManager, rendermime: IRenderMimeRegistry) {
    manager.registerProvider(completions(rendermime));
  },
};

export default plugin;
