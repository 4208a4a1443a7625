import type { Cell, ICellModel, ICodeCellModel, MarkdownCell } from "@jupyterlab/cells";
import { NotebookActions, type NotebookPanel } from "@jupyterlab/notebook";
import { MimeModel } from "@jupyterlab/rendermime";
import { answered, foldsOf } from "../../../render/html/fold.js";
import { hasRun } from "./hasRun.js";

const markdownType = "text/markdown";

/**
 * Keeps the outputs of cells with the tag `hide-output`, and the paragraph below that answers the same prediction,
 * behind a button until the person has made a guess or has run the cell: by the rule of exported pages. Of a cell that
 * has not run, the button runs it.
 */
export function guesses(panel: NotebookPanel, run: (cell: Cell) => void): void {
  const guessed = new WeakSet<ICellModel>();
  /** The texts whose first paragraph is not shown. */
  const hiding = new WeakSet<Cell>();
  const prepared = new WeakSet<Cell>();

  function prepare(text: MarkdownCell): void {
    if (prepared.has(text)) return;
    prepared.add(text);
    const { renderer } = text;
    const render = renderer.renderModel.bind(renderer);
    renderer.renderModel = (model) => {
      const source = model.data[markdownType];
      if (!hiding.has(text) || typeof source !== "string") return render(model);
      return render(
        new MimeModel({ data: { [markdownType]: answered(source).rest }, trusted: model.trusted }),
      );
    };
  }
  function hide(text: Cell, isHidden: boolean): void {
    if (hiding.has(text) === isHidden) return;
    if (isHidden) hiding.add(text);
    else hiding.delete(text);
    const { renderer, model } = text as MarkdownCell;
    const { trusted } = model;
    void renderer.renderModel(
      new MimeModel({ data: { [markdownType]: model.sharedModel.getSource() }, trusted }),
    );
  }
  function fold(cell: Cell, below: Cell | undefined): void {
    const model = cell.model as ICodeCellModel;
    const outputs = Array.from({ length: model.outputs.length }, (_, index) =>
      model.outputs.get(index).toJSON(),
    );
    const isFolded = foldsOf({ metadata: model.metadata, outputs }).output && !guessed.has(model);
    const text = below?.model.type === "markdown" ? (below as MarkdownCell) : undefined;
    const answers = text !== undefined && answered(text.model.sharedModel.getSource()).answer !== "";
    if (text && (answers || hiding.has(text))) {
      prepare(text);
      hide(text, isFolded && answers);
    }
    cell.toggleClass("noether-guess", isFolded);
    button(cell, isFolded && (answers || outputs.length > 0));
  }
  function button(cell: Cell, isWanted: boolean): void {
    const found = cell.node.querySelector(":scope > .noether-guess-button");
    if (!isWanted) found?.remove();
    if (!isWanted || found) return;
    const isNew = !hasRun(cell);
    const made = document.createElement("button");
    made.type = "button";
    made.className = "noether-Button noether-guess-button";
    made.textContent = isNew ? "I have a guess: run the cell" : "I have a guess";
    made.addEventListener("click", () => {
      guessed.add(cell.model);
      refresh();
      panel.content.activate();
      if (isNew) run(cell);
    });
    cell.node.append(made);
  }
  function refresh(): void {
    const { widgets } = panel.content;
    for (const [index, cell] of widgets.entries())
      if (cell.model.type === "code") fold(cell, widgets[index + 1]);
  }

  const onRun = (_: unknown, { notebook, cell }: { notebook: unknown; cell: Cell }): void => {
    if (notebook !== panel.content) return;
    guessed.add(cell.model);
    refresh();
  };
  NotebookActions.executionScheduled.connect(onRun);
  panel.disposed.connect(() => NotebookActions.executionScheduled.disconnect(onRun));
  panel.content.model?.cells.changed.connect(() => requestAnimationFrame(refresh));
  refresh();
}
