import type { Cell, ICodeCellModel } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";
import { hasRun } from "./hasRun.js";

/**
 * Makes the line for which JupyterLab folds a cell's code (`jupyter.source_hidden`) say what is behind it, and lets it
 * be opened by keyboard. Beside it is a button that runs the cell, until it has run.
 */
export function codeFolds(panel: NotebookPanel, run: (cell: Cell) => void): void {
  const name = (line: HTMLElement): void => {
    const cell = panel.content.widgets.find(({ node }) => node.contains(line));
    const text = line.querySelector<HTMLElement>(".jp-PlaceholderText");
    if (!cell || !text) return;
    const words = wordsFor(cell);
    if (text.textContent !== words) text.textContent = words;
    offerRun(line, cell, run);
    if (line.getAttribute("role") === "button") return;
    line.setAttribute("role", "button");
    line.setAttribute("aria-expanded", "false");
    line.tabIndex = 0;
    line.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      open(panel, cell);
    });
  };
  const nameAll = (): void => {
    for (const line of panel.node.querySelectorAll<HTMLElement>(".jp-InputPlaceholder")) name(line);
  };
  const watching = new MutationObserver(nameAll);
  watching.observe(panel.node, { childList: true, subtree: true });
  panel.disposed.connect(() => watching.disconnect());
  nameAll();
}

/** A button for a folded cell that has not run: without its code nothing would ask for that. */
function offerRun(line: HTMLElement, cell: Cell, run: (cell: Cell) => void): void {
  const found = line.parentElement?.querySelector(".noether-run");
  const asksElsewhere = cell.node.querySelector(".noether-guess-button") !== null;
  const isWanted = cell.model.type === "code" && !hasRun(cell) && !asksElsewhere;
  if (!isWanted) found?.remove();
  if (!isWanted || found) return;
  const made = document.createElement("button");
  made.type = "button";
  made.className = "noether-Button noether-run";
  made.textContent = "Run";
  made.addEventListener("click", () => run(cell));
  line.after(made);
}

/** Opens a folded cell, and goes on in its editor. */
function open({ content }: NotebookPanel, cell: Cell): void {
  content.activeCellIndex = content.widgets.indexOf(cell);
  cell.inputHidden = false;
  cell.editor?.focus();
}

/** As an exported page says it: what only draws is about how it is drawn. */
function wordsFor({ model }: Cell): string {
  if (model.type !== "code") return "Show the text";
  const { outputs } = model as ICodeCellModel;
  const shown = Array.from({ length: outputs.length }, (_, index) => outputs.get(index).data);
  const isDrawn = shown.some((data) =>
    Object.keys(data).some((type) => type.startsWith("image/") || type.includes("plotly")),
  );
  return isDrawn || shown.length === 0 ? "Show how it is drawn" : "Show the code";
}
