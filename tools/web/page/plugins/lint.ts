import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import {
  type CodeMirrorEditor,
  EditorExtensionRegistry,
  IEditorExtensionRegistry,
} from "@jupyterlab/codemirror";
import { INotebookTracker, NotebookActions } from "@jupyterlab/notebook";
import { again, goToFinding, lint } from "../editing/lint.js";
import { isCodeCell } from "../editing/places.js";

/** Underlines in cells what the checker finds, as one types. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: "noether:lint",
  description: "Underlines what is wrong with a cell that is being written.",
  autoStart: true,
  requires: [IEditorExtensionRegistry, INotebookTracker],
  activate({ commands }, extensions: IEditorExtensionRegistry, tracker: INotebookTracker) {
    extensions.addExtension({
      name: "noether:lint",
      factory: ({ model }) =>
        isCodeCell(model) ? EditorExtensionRegistry.createImmutableExtension(lint(model, tracker)) : null,
    });
    for (const way of ["next", "previous"] as const) {
      const command = `noether:${way}-finding`;
      commands.addCommand(command, {
        label:
          way === "next" ? "Go to What Is Wrong Next in the Cell" : "Go to What Is Wrong Before in the Cell",
        execute() {
          const editor = tracker.activeCell?.editor as CodeMirrorEditor | null | undefined;
          if (editor) goToFinding(editor.editor, way);
        },
        isEnabled: () => tracker.activeCell?.editor != null,
      });
      const keys = [way === "next" ? "F8" : "Shift F8"];
      commands.addKeyBinding({ command, keys, selector: ".jp-Notebook .jp-CodeCell .cm-content" });
    }
    // What has run has new names.
    NotebookActions.executed.connect((_, { notebook }) => {
      for (const { editor } of notebook.widgets) if (editor) again((editor as CodeMirrorEditor).editor);
    });
  },
};

export default plugin;
