import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { EditorExtensionRegistry, IEditorExtensionRegistry } from "@jupyterlab/codemirror";
import { INotebookTracker } from "@jupyterlab/notebook";
import { isCodeCell } from "../editing/places.js";
import { signatures } from "../editing/signature.js";

/** Help with a call while one writes it. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:signature",
  description: "Shows how a function is called, and which parameter is due.",
  autoStart: true,
  requires: [IEditorExtensionRegistry, INotebookTracker],
  activate(_, extensions: IEditorExtensionRegistry, tracker: INotebookTracker) {
    extensions.addExtension({
      name: "noether:signature",
      factory: ({ model }) =>
        isCodeCell(model)
          ? EditorExtensionRegistry.createImmutableExtension(signatures(model, tracker))
          : null,
    });
  },
};

export default plugin;
