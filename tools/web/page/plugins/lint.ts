import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import {
  type CodeMirrorEditor,
  EditorExtensionRegistry,
  IEditorExtensionRegistry,
} from "@jupyterlab/codemirror";
import { INotebookTracker, NotebookActions } from "@jupyterlab/notebook";
import { again, lint } from "../editing/lint.js";
import { isCodeCell } from "../editing/places.js";

/** Underlines in cells what the checker finds, as one types. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:lint",
  description: "Underlines what is wrong with a cell that is being written.",
  autoStart: true,
  requires: [IEditorExtensionRegistry, INotebookTracker],
  activate(_, extensions: IEditorExtensionRegistry, tracker: INotebookTracker) {
    extensions.addExtension({
      name: "noether:lint",
      factory: ({ model }) =>
        isCodeCell(model) ? EditorExtensionRegistry.createImmutableExtension(lint(model, tracker)) : null,
    });
    // What has run has new names.
    NotebookActions.executed.connect((_, { notebook }) => {
      for (const { editor } of notebook.widgets) if (editor) again((editor as CodeMirrorEditor).editor);
    });
  },
};

export default plugin;
