import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { Dialog, ICommandPalette, Notification, showDialog } from "@jupyterlab/apputils";
import { isCodeCellModel } from "@jupyterlab/cells";
import { IDocumentManager } from "@jupyterlab/docmanager";
import { IMainMenu } from "@jupyterlab/mainmenu";
import type { INotebookContent } from "@jupyterlab/nbformat";
import { INotebookTracker, type NotebookPanel } from "@jupyterlab/notebook";
import { ICourse } from "../course/course.js";

/** Cells and sheets become again what was handed out. */
const reset: JupyterFrontEndPlugin<void> = {
  id: "noether:reset",
  description: "Resets a cell or a sheet to what was handed out, and keeps what it was.",
  autoStart: true,
  requires: [INotebookTracker, IDocumentManager, ICourse],
  optional: [IMainMenu, ICommandPalette],
  activate(
    { commands }: JupyterFrontEnd,
    notebooks: INotebookTracker,
    documents: IDocumentManager,
    course: ICourse,
    menu: IMainMenu | null,
    palette: ICommandPalette | null,
  ) {
    const add = (id: string, label: string, what: "cell" | "sheet"): void => {
      commands.addCommand(id, {
        label,
        isEnabled: () => notebooks.currentWidget !== null,
        /** Whether something was reset. */
        async execute(): Promise<boolean> {
          const panel = notebooks.currentWidget;
          if (panel === null || !(await isMeant(what))) return false;
          try {
            tell(await resetTo(course, panel, what), documents);
            return true;
          } catch (error) {
            Notification.error(error instanceof Error ? error.message : String(error), { autoClose: false });
            return false;
          } finally {
            panel.content.activate();
          }
        },
      });
      palette?.addItem({ command: id, category: "Course" });
    };
    add("noether:reset-cell", "Reset This Cell ...", "cell");
    add("noether:reset-sheet", "Reset This Sheet ...", "sheet");
    menu?.fileMenu.addGroup([{ command: "noether:reset-cell" }, { command: "noether:reset-sheet" }], 10);
  },
};

/** Asks before anything is replaced. */
async function isMeant(what: "cell" | "sheet"): Promise<boolean> {
  const { button } = await showDialog({
    title: `Reset this ${what}?`,
    body:
      what === "cell"
        ? 'The cell gets the text that it was handed out with. The notebook as it is now is kept in the folder "kept".'
        : 'Every cell gets the text that it was handed out with, and cells of your own go. The notebook as it is now is kept in the folder "kept".',
    buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: "Reset" })],
  });
  return button.accept;
}

/** What came of a reset: a sentence, and where the learner's version is, if one was kept. */
interface Outcome {
  readonly sentence: string;
  readonly kept?: string;
}

async function resetTo(
  course: ICourse,
  { context, content }: NotebookPanel,
  what: "cell" | "sheet",
): Promise<Outcome> {
  const cell = content.activeCell;
  if (context.model.dirty) await context.save();
  const { released, kept } = await course.prepareReset(context.path);
  const notebook = released as INotebookContent;
  if (kept === undefined) return { sentence: `This ${what} is as it was handed out.` };
  if (what === "sheet") {
    context.model.fromJSON(notebook);
    await context.save();
    return { sentence: "The sheet is reset.", kept };
  }
  const name: unknown = cell?.model.getMetadata("exercise");
  const original = notebook.cells.find(
    ({ id, metadata }) => id === cell?.model.id || (name !== undefined && metadata.exercise === name),
  );
  if (cell == null || original === undefined)
    throw new Error("This cell is your own, not one that was handed out: there is nothing to reset it to.");
  cell.model.sharedModel.setSource([original.source].flat().join(""));
  if (isCodeCellModel(cell.model)) cell.model.clearExecution();
  await context.save();
  return { sentence: "The cell is reset; Undo brings your text back.", kept };
}

function tell({ sentence, kept }: Outcome, documents: IDocumentManager): void {
  if (kept === undefined) {
    Notification.info(sentence, { autoClose: 6000 });
    return;
  }
  Notification.success(`${sentence} The notebook as it was is kept as ${kept}.`, {
    autoClose: 15_000, // the bell in the status bar keeps it
    actions: [{ label: "Open it", callback: () => void documents.openOrReveal(kept) }],
  });
}

export default reset;
