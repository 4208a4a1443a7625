import type { ICellModel } from "@jupyterlab/cells";
import type { CodeEditor } from "@jupyterlab/codeeditor";
import type { INotebookTracker, NotebookPanel } from "@jupyterlab/notebook";
import type { Kernel } from "@jupyterlab/services";

/** Where a cell is: its notebook, and its place among the code cells there. */
export interface CellPlace {
  readonly panel: NotebookPanel;
  /** The cell's id. */
  readonly cell: string;
  /** The sources of the other code cells. */
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** The place of the code cell that an editor's model belongs to; undefined if it is not a code cell of a notebook. */
export function placeOf(model: CodeEditor.IModel, tracker: INotebookTracker): CellPlace | undefined {
  const panel = tracker.find(({ content }) => content.widgets.some((each) => each.model === model));
  if (!panel) return undefined;
  const cells = panel.content.widgets.map((each) => each.model);
  const index = cells.indexOf(model as (typeof cells)[number]);
  const cell = cells[index];
  if (cell?.type !== "code") return undefined;
  const sources = (part: typeof cells): string[] =>
    part.filter(({ type }) => type === "code").map(({ sharedModel }) => sharedModel.getSource());
  return {
    panel,
    cell: cell.id,
    above: sources(cells.slice(0, index)),
    below: sources(cells.slice(index + 1)),
  };
}

/** Whether an editor's model is that of a code cell. */
export const isCodeCell = (model: CodeEditor.IModel): boolean =>
  (model as Partial<ICellModel>).type === "code";

/** The kernel of a notebook, if it has one. */
export const kernelOf = ({ sessionContext }: NotebookPanel): Kernel.IKernelConnection | undefined =>
  sessionContext.session?.kernel ?? undefined;
